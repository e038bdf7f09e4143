import type { Role } from '@gatehouse/policy';
import { sql } from 'kysely';
import { unauthenticated, type UnitOfWork, type Db } from '../../../platform/index.ts';
import { hashSessionToken, newSessionToken } from '../session-token.ts';
import { dropOldestPendingSessions } from './drop-oldest.ts';

/** Who still owes a second factor. Opens nothing but the procedures that take one (SECURITY R04). */
export interface PendingSession {
  /** Hash of the cookie's secret. */
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  readonly displayName: string;
  readonly memberships: readonly {
    readonly id: string;
    readonly role: Role;
    readonly partnerId: string | null;
    readonly clientId: string | null;
  }[];
}

/** Notes that the password was right, for ten minutes, in the unit's scope, which must be the person's. Answers the secret for the cookie. */
export async function startPendingSession(uow: UnitOfWork, userId: string): Promise<string> {
  const token = newSessionToken();
  await sql`
    insert into pending_sessions (id, user_id, credential)
    select ${hashSessionToken(token)}, user_id, encode(sha256(convert_to(password_hash, 'UTF8')), 'hex')
      from password_credentials where user_id = ${userId}`.execute(uow.db);
  await dropOldestPendingSessions(uow, userId);
  return token;
}

/** Whose cookie this is, while the password has not changed and there is still a place to sign in to; null otherwise. */
export async function readPendingSession(db: Db, token: string): Promise<PendingSession | null> {
  const id = hashSessionToken(token);
  const { rows } = await sql<{ details: Omit<PendingSession, 'id'> | null }>`
    select gatehouse.pending_session(${id}) as details`.execute(db);
  const details = rows[0]?.details;
  return details ? { id, ...details } : null;
}

/**
 * Uses the pending session up, inside its person's scope: of sixteen second factors at once one opens a session.
 * @throws unauthenticated when it is over, was taken, or the password has changed
 */
export async function consumePendingSession(uow: UnitOfWork, { id }: PendingSession): Promise<void> {
  // Whether it is over is read from the deleted row: a DELETE that waited for an unchanged row does not look at its condition again.
  const { rows } = await sql<{ live: boolean }>`
    delete from pending_sessions h using password_credentials c
     where h.id = ${id} and c.user_id = h.user_id
       and h.credential = encode(sha256(convert_to(c.password_hash, 'UTF8')), 'hex')
    returning h.expires_at > clock_timestamp() as live`.execute(uow.db);
  if (rows[0]?.live !== true) throw unauthenticated();
}

/** Gives it up, inside its person's scope: signed out, or signed in anew. */
export async function dropPendingSession(uow: UnitOfWork, { id }: PendingSession): Promise<void> {
  await sql`delete from pending_sessions where id = ${id}`.execute(uow.db);
}

/** Gives up all of a person's, in their own scope. */
export async function dropPendingSessionsOf(uow: UnitOfWork, userId: string): Promise<void> {
  await sql`delete from pending_sessions where user_id = ${userId}`.execute(uow.db);
}
