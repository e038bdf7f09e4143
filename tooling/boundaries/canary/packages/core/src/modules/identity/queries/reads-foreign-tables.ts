declare const sql: (text: TemplateStringsArray, ...values: unknown[]) => unknown;

export const foreign = sql`select 1 from users where exists (select 1 from "clients")`; // breaks: foreign-read
