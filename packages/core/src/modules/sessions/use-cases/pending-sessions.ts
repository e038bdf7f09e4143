import { createHash } from 'node:crypto';
import { roles } from '@gatehouse/policy';
import { sql } from 'kysely';
import { z } from 'zod';
import {
  anyOf,
  callFunction,
  databaseNow,
  truth,
  unauthenticated,
  type UnitOfWork,
  type Db,
} from '../../../platform/index.ts';
import { maxPendingSessions } from '../domain/caps.ts';
import { beyond } from './beyond.ts';
import { hashSessionToken, newSessionToken } from '../lucia-adapter.ts';

/** A sign-in that still needs a second factor. It opens only the procedures that accept one (SECURITY R04). */
export interface PendingSession extends z.infer<typeof pendingPerson> {
  /** Hash of the cookie's secret. */
  readonly id: string;
}

const pendingPerson = z.object({
  userId: z.string(),
  email: z.string(),
  displayName: z.string(),
  memberships: z
    .array(
      z.object({
        id: z.string(),
        role: z.enum(roles),
        partnerId: z.string().nullable(),
        clientId: z.string().nullable(),
      }),
    )
    .readonly(),
});

/** What a pending session is bound to: a change of password invalidates it. */
const hashCredential = (passwordHash: string): string =>
  createHash('sha256').update(passwordHash).digest('hex');

/**
 * Records for ten minutes that the password was right, in the person's own scope. `passwordHash` is the stored hash that matched. Returns
 * the secret for the cookie.
 */
export async function startPendingSession(
  uow: UnitOfWork,
  userId: string,
  passwordHash: string,
): Promise<string> {
  const token = newSessionToken();
  await uow.db
    .insertInto('pending_sessions')
    .values({
      id: hashSessionToken(token),
      user_id: userId,
      credential: hashCredential(passwordHash),
    })
    .execute();
  await dropOldestPendingSessions(uow, userId);
  return token;
}

/** The pending session of this cookie, while the password is unchanged and the person has a membership to sign in to; otherwise null. */
export async function findPendingSession(db: Db, token: string): Promise<PendingSession | null> {
  const id = hashSessionToken(token);
  const person = await callFunction(db, sql`gatehouse.pending_session(${id})`, pendingPerson.nullable());
  return person && { id, ...person };
}

/**
 * Consumes the pending session, in its person's scope: of sixteen concurrent second factors one opens a session. `passwordHash` is the
 * present one, read under the lock of the account.
 * @throws unauthenticated when it has expired, was consumed, or the password has changed
 */
export async function consumePendingSession(
  uow: UnitOfWork,
  { id }: PendingSession,
  passwordHash: string,
): Promise<void> {
  // The expiry is read from the deleted row: a DELETE that waited for an unchanged row does not check its condition again.
  const consumed = await uow.db
    .deleteFrom('pending_sessions')
    .where('id', '=', id)
    .where('credential', '=', hashCredential(passwordHash))
    .returning((eb) => truth(eb('expires_at', '>', databaseNow)).as('live'))
    .executeTakeFirst();
  if (consumed?.live !== true) throw unauthenticated();
}

/** Deletes it, in its person's scope, after a sign-out or another sign-in. */
export async function dropPendingSession(uow: UnitOfWork, { id }: PendingSession): Promise<void> {
  await uow.db.deleteFrom('pending_sessions').where('id', '=', id).execute();
}

/** Deletes all of a person's, in their own scope. */
export async function dropPendingSessionsOf(uow: UnitOfWork, userId: string): Promise<void> {
  await uow.db.deleteFrom('pending_sessions').where('user_id', '=', userId).execute();
}

/** Pending sessions end without an event, because they begin without one. */
async function dropOldestPendingSessions(uow: UnitOfWork, userId: string): Promise<void> {
  await uow.db
    .deleteFrom('pending_sessions')
    .where((eb) => {
      const own = eb.selectFrom('pending_sessions').select('id').where('user_id', '=', userId);
      return eb('id', '=', anyOf(beyond(own.orderBy('created_at', 'desc'), maxPendingSessions)));
    })
    .execute();
}
