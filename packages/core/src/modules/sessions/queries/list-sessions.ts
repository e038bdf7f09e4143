import type { UserActor } from '@gatehouse/policy';
import { sql, type RawBuilder } from 'kysely';
import { isoTime, type UnitOfWork } from '../../../platform/index.ts';
import type { SessionRow } from '../contract.ts';
import { mostSessions } from '../domain/caps.ts';
import { describeBrowser } from '../domain/describe-browser.ts';

/** The running sessions that act for a membership of the unit's scope. */
export const listSessionsOfMembership = (uow: UnitOfWork, membershipId: string): Promise<SessionRow[]> =>
  list(uow, sql`membership_id = ${membershipId}`);

/** A person's own running sessions, for whichever place they act; only a person themselves has the scope that shows them all. */
export const listOwnSessions = (uow: UnitOfWork, { userId }: UserActor): Promise<SessionRow[]> =>
  list(uow, sql`user_id = ${userId}`);

type Stored = Omit<SessionRow, 'device' | 'browser' | 'os'> & { readonly userAgent: string | null };

/**
 * Those past their stored end are left out by the index; then the function is asked, of no more rows than one person may have. Ending «all» ends
 * whatever there is besides.
 */
async function list(uow: UnitOfWork, which: RawBuilder<unknown>): Promise<SessionRow[]> {
  const own = uow.actor.kind === 'user' ? uow.actor.sessionId : null;
  const now = sql`(select clock_timestamp())`;
  const { rows } = await sql<Stored>`
    select handle as id, user_agent as "userAgent", ip, ${isoTime('created_at')} as "createdAt",
      ${isoTime('last_seen_at')} as "lastSeenAt", handle = ${own}::uuid is true as current
      from (select * from sessions
             where ${which} and expires_at > ${now} and absolute_expires_at > ${now}
             order by expires_at desc limit ${mostSessions}) running
     where not gatehouse.session_is_over(handle)
     order by current desc, last_seen_at desc, handle`.execute(uow.db);
  return rows.map(({ userAgent, ...session }) => ({ ...session, ...describeBrowser(userAgent) }));
}
