import type { UnitOfWork } from '../../../platform/index.ts';
import { hashSessionToken } from '../session-token.ts';

/** What an ended session leaves to the one that takes its place: a new secret is no new sign-in (SECURITY R13). Times as the database writes them. */
export interface EndedSession {
  readonly createdAt: string;
  readonly absoluteExpiresAt: string;
  readonly idleSeconds: number;
}

/** Ends the session of a cookie's secret, which must be the unit's own user's; null when it had ended before. */
export const endSession = (uow: UnitOfWork, token: string): Promise<EndedSession | null> =>
  endOne(uow, { id: hashSessionToken(token) });

/** The same for a session known by its public handle. */
export const endSessionOfHandle = (uow: UnitOfWork, handle: string): Promise<EndedSession | null> =>
  endOne(uow, { handle });

async function endOne(
  uow: UnitOfWork,
  which: { readonly id: string } | { readonly handle: string },
): Promise<EndedSession | null> {
  const ended = await uow.db
    .deleteFrom('sessions')
    .where((eb) => eb.and(which))
    .returning([
      'created_at as createdAt',
      'absolute_expires_at as absoluteExpiresAt',
      'idle_seconds as idleSeconds',
    ])
    .executeTakeFirst();
  return ended ?? null;
}

/** Ends every session that acts for this membership; sessions acting for another one live on (CONTRACT §4). */
export async function endSessionsOfMembership(uow: UnitOfWork, membershipId: string): Promise<number> {
  const { numDeletedRows } = await uow.db
    .deleteFrom('sessions')
    .where('membership_id', '=', membershipId)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Ends every session of a person, for whichever place it acts; inside the person's own scope, and under the lock of the account. */
export async function endSessionsOfUser(uow: UnitOfWork, userId: string): Promise<number> {
  const { numDeletedRows } = await uow.db
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
