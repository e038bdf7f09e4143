import { sql } from 'kysely';
import { TimeSpan, Lucia, type Adapter, type DatabaseSession } from 'lucia';
import type { SessionDetails } from './session-details.ts';
import type { EndedSession } from './use-cases/end-sessions.ts';
import type { Db } from '../../platform/index.ts';

/** What a new session knows besides its user and its end. */
export interface NewSessionAttributes {
  readonly handle: string;
  readonly membershipId: string | null;
  readonly idleSeconds: number;
  readonly absoluteSeconds: number;
  readonly insteadOf: EndedSession | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** Null for a session that was just made: nothing was read yet. */
type StoredAttributes = { readonly details: SessionDetails | null };

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<StoredAttributes>;
    DatabaseSessionAttributes: Partial<NewSessionAttributes> & Partial<StoredAttributes>;
  }
}

/**
 * Lucia over our tables. Ids are hashes, ends are the database's: it extends idle ends by itself when a session is read, so that Lucia's
 * own write for that is not needed, and an absolute end holds, which Lucia has not (docs/decisions/0004).
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
      const { rows } = await sql<{ details: SessionDetails | null }>`
        select gatehouse.session_actor(${sessionId}) as details`.execute(db);
      const details = rows[0]?.details;
      if (!details) return [null, null];
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
      const { rows } = await sql<DatabaseSession>`
        select id, user_id as "userId", expires_at as "expiresAt", '{}'::jsonb as attributes
          from sessions where user_id = ${userId}`.execute(db);
      return rows;
    },
    async setSession({ id, userId, attributes: a }) {
      await sql`
        insert into sessions (id, handle, user_id, membership_id, idle_seconds, created_at, expires_at, absolute_expires_at, ip, user_agent)
        select ${id}, ${a.handle}, ${userId}, ${a.membershipId}, s.idle_seconds, s.created_at,
          clock_timestamp() + make_interval(secs => s.idle_seconds),
          least(${a.insteadOf?.absoluteExpiresAt ?? null}::timestamptz, s.created_at + make_interval(secs => ${a.absoluteSeconds})),
          ${a.ip}, ${a.userAgent?.slice(0, 512) ?? null}
        from (select least(${a.idleSeconds}::integer, ${a.insteadOf?.idleSeconds ?? null}::integer) as idle_seconds,
                     coalesce(${a.insteadOf?.createdAt ?? null}::timestamptz, clock_timestamp()) as created_at) s`.execute(
        db,
      );
    },
    updateSessionExpiration: () => Promise.resolve(),
    async deleteSession(sessionId) {
      await sql`delete from sessions where id = ${sessionId}`.execute(db);
    },
    async deleteUserSessions(userId) {
      await sql`delete from sessions where user_id = ${userId}`.execute(db);
    },
    async deleteExpiredSessions() {
      await sql`select gatehouse.prune_sessions(10000)`.execute(db);
    },
  };
}
