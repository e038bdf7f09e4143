declare const sql: (text: TemplateStringsArray, ...values: unknown[]) => unknown;

export const allowed = sql`select c.name, u.email from clients c join users u on u.id = c.owner_id`;
export const ownAlone = sql`select 'from users' as a, count(*) as users, count_of.users from clients as count_of for update`;
