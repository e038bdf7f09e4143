import { sql, type Kysely } from 'kysely';

/** Seconds since 1970 by the database's clock, which decides every deadline. */
export async function databaseMoment(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ moment: number }>`
    select extract(epoch from clock_timestamp())::float8 as moment`.execute(db);
  return rows[0]?.moment ?? 0;
}
