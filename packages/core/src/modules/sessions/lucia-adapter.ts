import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { TimeSpan, Lucia, type Adapter, type DatabaseSession } from 'lucia';
import { z } from 'zod';
import { callFunction, databaseNow, later, rowsOf, type Db } from '../../platform/index.ts';
import { detailsOf, sessionRow, type SessionDetails } from './session-details.ts';
import type { EndedSession } from './use-cases/end-sessions.ts';

/** A new secret for the cookie: 256 random bits. It is not stored; its hash is the session's key. */
export const newSessionToken = (): string => randomBytes(32).toString('base64url');

export const hashSessionToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The attributes of a new session besides its user and its end. */
export interface NewSessionAttributes {
  readonly handle: string;
  readonly membershipId: string | null;
  readonly idleSeconds: number;
  readonly absoluteSeconds: number;
  readonly insteadOf: EndedSession | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** Null for a session that was just created: nothing has been read yet. */
type StoredAttributes = { readonly details: SessionDetails | null };

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<StoredAttributes>;
    DatabaseSessionAttributes: Partial<NewSessionAttributes> & Partial<StoredAttributes>;
  }
}

/**
 * Lucia over our tables. Ids are hashes, and the database decides ends: it extends idle ends itself when a session is read, so Lucia's own
 * write is not needed. It also enforces an absolute end, which Lucia does not have (docs/decisions/0004).
 */
export function createLucia(db: Db, idleSeconds: number): Lucia<StoredAttributes> {
  return new Lucia(createAdapter(db), {
    sessionExpiresIn: new TimeSpan(idleSeconds, 's'),
    getSessionAttributes: ({ details = null }) => ({ details }),
  });
}

function createAdapter(db: Db): Adapter {
  return {
    async getSessionAndUser(sessionId) {
      const rows = await rowsOf(db, 'select * from gatehouse.session_state($1)', [sessionId], sessionRow);
      const details = detailsOf(rows);
      if (!details) return [null, null];
      if (rows[0]?.unnoted)
        await callFunction(db, sql`gatehouse.note_session_use(${sessionId})`, z.unknown());
      const userId = details.user.id;
      const session = {
        id: sessionId,
        userId,
        expiresAt: new Date(details.expiresAt),
        attributes: { details },
      };
      return [session, { id: userId, attributes: {} }];
    },
    async getUserSessions(userId) {
      const sessions = await db
        .selectFrom('sessions')
        .select(['id', 'user_id as userId', 'expires_at'])
        .where('user_id', '=', userId)
        .execute();
      return sessions.map(({ expires_at, ...session }) => ({
        ...session,
        expiresAt: new Date(expires_at),
        attributes: {},
      }));
    },
    setSession: (session) => insertSession(db, session),
    updateSessionExpiration: () => Promise.resolve(),
    async deleteSession(sessionId) {
      await db.deleteFrom('sessions').where('id', '=', sessionId).execute();
    },
    async deleteUserSessions(userId) {
      await db.deleteFrom('sessions').where('user_id', '=', userId).execute();
    },
    async deleteExpiredSessions() {
      await callFunction(db, sql`gatehouse.prune_sessions(10000)`, z.int());
    },
  };
}

async function insertSession(db: Db, { id, userId, attributes: a }: DatabaseSession): Promise<void> {
  const { insteadOf } = a;
  const begun = sql<{ idle_seconds: number; created_at: string }>`(
    select least(${a.idleSeconds}::integer, ${insteadOf?.idleSeconds ?? null}::integer) as idle_seconds,
           coalesce(${insteadOf?.createdAt ?? null}::timestamptz, ${databaseNow}) as created_at)`;
  await db
    .insertInto('sessions')
    .columns([
      'id',
      'handle',
      'user_id',
      'membership_id',
      'ip',
      'user_agent',
      'idle_seconds',
      'created_at',
      'expires_at',
      'absolute_expires_at',
    ])
    .expression((insert) =>
      insert.selectFrom(begun.as('s')).select((eb) => [
        eb.val(id).as('id'),
        eb.val(a.handle).as('handle'),
        eb.val(userId).as('user_id'),
        eb.val(a.membershipId).as('membership_id'),
        eb.val(a.ip).as('ip'),
        eb.val(a.userAgent?.slice(0, 512) ?? null).as('user_agent'),
        's.idle_seconds',
        's.created_at',
        later(databaseNow, eb.ref('s.idle_seconds')).as('expires_at'),
        sql`least(${insteadOf?.absoluteExpiresAt ?? null}::timestamptz,
          ${later(eb.ref('s.created_at'), a.absoluteSeconds ?? 0)})`.as('absolute_expires_at'),
      ]),
    )
    .execute();
}
