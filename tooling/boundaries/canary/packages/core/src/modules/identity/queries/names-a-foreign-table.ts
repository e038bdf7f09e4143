declare function tableAs(table: string, alias: string): unknown;

export const foreign = tableAs('clients', 'c'); // breaks: foreign-read
