declare const sql: (text: TemplateStringsArray, ...values: unknown[]) => unknown;

export const foreign = (id: string) => sql`update clients set name = '';
  update users set email = '' where id = ${id}`; // breaks: foreign-write, ungranted-write
