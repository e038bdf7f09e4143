import type { UserActor } from '@gatehouse/policy';
import { sql } from 'kysely';
import { databaseNowOnce, isoTime, type Reading } from '../../../platform/index.ts';
import type { SessionRow } from '../contract.ts';
import { mostSessions } from '../domain/caps.ts';
import { describeBrowser } from '../user-agent.ts';
import { isOver } from './is-over.ts';

/** The running sessions that act for a membership of the scope. */
export const listSessionsOfMembership = (reading: Reading, membershipId: string): Promise<SessionRow[]> =>
  list(reading, { membership_id: membershipId });

/** A person's own running sessions, for all memberships. Only the person's own scope shows them all. */
export const listOwnSessions = (reading: Reading, { userId }: UserActor): Promise<SessionRow[]> =>
  list(reading, { user_id: userId });

type Which = { readonly membership_id: string } | { readonly user_id: string };

/**
 * The index excludes sessions past their stored end. The function then checks the rest, at most as many rows as one person may have. Ending
 * «all» ends every other session too.
 */
async function list(reading: Reading, which: Which): Promise<SessionRow[]> {
  const own = reading.actor.kind === 'user' ? reading.actor.sessionId : null;
  const rows = await reading.db
    .selectFrom((eb) =>
      eb
        .selectFrom('sessions')
        .selectAll()
        .where((and) => and.and(which))
        .where('expires_at', '>', databaseNowOnce)
        .where('absolute_expires_at', '>', databaseNowOnce)
        .orderBy('expires_at', 'desc')
        .limit(mostSessions)
        .as('running'),
    )
    .select((eb) => [
      'handle as id',
      'user_agent as userAgent',
      'ip',
      isoTime(eb.ref('created_at')).as('createdAt'),
      isoTime(eb.ref('last_seen_at')).as('lastSeenAt'),
      sql<boolean>`${eb.ref('handle')} = ${own}::uuid is true`.as('current'),
    ])
    .where((eb) => eb.not(isOver(eb.ref('handle'))))
    .orderBy('current', 'desc')
    .orderBy('last_seen_at', 'desc')
    .orderBy('handle')
    .execute();
  return rows.map(({ userAgent, ...session }) => ({ ...session, ...describeBrowser(userAgent) }));
}
