import { sql, type SelectQueryBuilder } from 'kysely';
import { anyOf, type UnitOfWork } from '../../../platform/index.ts';
import { clearedAtATime, mostDevices, maxPendingSessions, mostSessions } from '../domain/caps.ts';

/**
 * Ends a person's sessions beyond the newest, in the unit's scope, which must be theirs; answers their handles. Of sixteen sign-ins at once
 * each would see the others as not there yet, so they pass here one after the other, and nearly always end one row: nobody waits in a circle.
 * Ordered by the index alone: a second column would sort whatever has the same moment.
 */
export async function endOldestSessions(uow: UnitOfWork, userId: string): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sessions of ${userId}`}, 0))`.execute(uow.db);
  const rows = await uow.db
    .deleteFrom('sessions')
    .where((eb) => {
      const own = eb.selectFrom('sessions').select('id').where('user_id', '=', userId);
      return eb('id', '=', anyOf(beyond(own.orderBy('created_at', 'desc'), mostSessions)));
    })
    .returning('handle')
    .execute();
  return rows.map(({ handle }) => handle);
}

/** Pending sessions end without an event, as they begin without one. */
export async function dropOldestPendingSessions(uow: UnitOfWork, userId: string): Promise<void> {
  await uow.db
    .deleteFrom('pending_sessions')
    .where((eb) => {
      const own = eb.selectFrom('pending_sessions').select('id').where('user_id', '=', userId);
      return eb('id', '=', anyOf(beyond(own.orderBy('created_at', 'desc'), maxPendingSessions)));
    })
    .execute();
}

/** Those that the sweep of old devices holds are passed over, since it waits for the one of this sign-in. */
export async function forgetOldestDevices(uow: UnitOfWork, userId: string): Promise<void> {
  await uow.db
    .with(
      (cte) => cte('oldest').materialized(),
      (db) => {
        const own = db.selectFrom('known_devices').select('hash').where('user_id', '=', userId);
        return own
          .where('hash', '=', anyOf(beyond(own.orderBy('last_seen_at', 'desc'), mostDevices)))
          .forUpdate()
          .skipLocked();
      },
    )
    .deleteFrom('known_devices')
    .where('user_id', '=', userId)
    .where((eb) => eb('hash', '=', anyOf(eb.selectFrom('oldest').select('hash'))))
    .execute();
}

/** The rows behind the first so many; no more of them than one call clears up. */
const beyond = <D, T extends keyof D, O>(rows: SelectQueryBuilder<D, T, O>, kept: number) =>
  rows.offset(kept).limit(clearedAtATime);
