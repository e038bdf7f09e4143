declare const db: { updateTable(table: string): unknown };
const table = 'users';

export const foreign = db.updateTable(table); // breaks: unreadable-table
