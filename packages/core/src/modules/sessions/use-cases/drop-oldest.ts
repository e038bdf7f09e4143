import { sql } from 'kysely';
import type { UnitOfWork } from '../../../platform/index.ts';
import { clearedAtATime, mostDevices, maxPendingSessions, mostSessions } from '../domain/caps.ts';

/**
 * Ends a person's sessions beyond the newest, in the unit's scope, which must be theirs; answers their handles. Of sixteen sign-ins at once
 * each would see the others as not there yet, so they pass here one after the other, and nearly always end one row: nobody waits in a circle.
 * Ordered by the index alone: a second column would sort whatever has the same moment.
 */
export async function endOldestSessions(uow: UnitOfWork, userId: string): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sessions of ${userId}`}, 0))`.execute(uow.db);
  const { rows } = await sql<{ handle: string }>`
    delete from sessions where id = any (array(
      select id from sessions where user_id = ${userId}
       order by created_at desc offset ${mostSessions} limit ${clearedAtATime}))
    returning handle`.execute(uow.db);
  return rows.map(({ handle }) => handle);
}

/** Pending sessions end without an event, as they begin without one. */
export async function dropOldestPendingSessions(uow: UnitOfWork, userId: string): Promise<void> {
  await sql`
    delete from pending_sessions where id = any (array(
      select id from pending_sessions where user_id = ${userId}
       order by created_at desc offset ${maxPendingSessions} limit ${clearedAtATime}))`.execute(uow.db);
}

/** Those that the sweep of old devices holds are passed over, since it waits for the one of this sign-in. */
export async function forgetOldestDevices(uow: UnitOfWork, userId: string): Promise<void> {
  await sql`
    with oldest as materialized (
      select hash from known_devices where user_id = ${userId} and hash = any (array(
        select hash from known_devices where user_id = ${userId}
         order by last_seen_at desc offset ${mostDevices} limit ${clearedAtATime}))
      for update skip locked)
    delete from known_devices where user_id = ${userId} and hash = any (array(select hash from oldest))`.execute(
    uow.db,
  );
}
