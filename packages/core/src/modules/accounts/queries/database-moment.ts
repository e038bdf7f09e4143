import { databaseSeconds, type Db } from '../../../platform/index.ts';

/** Seconds since 1970 by the database's clock, which decides every deadline. */
export async function databaseMoment(db: Db): Promise<number> {
  const { moment } = await db.selectNoFrom(databaseSeconds.as('moment')).executeTakeFirstOrThrow();
  return moment;
}
