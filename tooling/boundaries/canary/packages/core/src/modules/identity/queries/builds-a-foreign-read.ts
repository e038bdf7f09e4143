declare const db: { selectFrom(tables: string[]): { leftJoin(table: string): unknown } };

export const foreign = db.selectFrom(['users']).leftJoin('gatehouse.clients as c'); // breaks: foreign-read
