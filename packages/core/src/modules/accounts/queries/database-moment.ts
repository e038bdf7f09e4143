import { sql } from 'kysely';
import type { Db } from '../../../platform/index.ts';

/** Seconds since 1970 by the database's clock, which decides every deadline. */
export async function databaseMoment(db: Db): Promise<number> {
  const { rows } = await sql<{ moment: number }>`
    select extract(epoch from clock_timestamp())::float8 as moment`.execute(db);
  return rows[0]?.moment ?? 0;
}
