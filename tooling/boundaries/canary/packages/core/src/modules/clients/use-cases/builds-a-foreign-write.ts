declare const db: { deleteFrom(table: string): unknown; selectFrom(table: string): unknown };

export const foreign = db.deleteFrom('users as u'); // breaks: foreign-write
export const read = db.selectFrom('users');
