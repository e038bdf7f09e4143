import { sql, type Kysely } from 'kysely';
import { TimeSpan, Lucia, type Adapter, type DatabaseSession } from 'lucia';
import type { SessionFacts } from './session-facts.ts';

/** What a new session knows besides its user and its end. */
export interface NewSessionAttributes {
  readonly handle: string;
  readonly membershipId: string | null;
  readonly idleSeconds: number;
  readonly absoluteSeconds: number;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** Null for a session that was just made: nothing was read yet. */
type StoredAttributes = { readonly facts: SessionFacts | null };

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
export function createLucia(db: Kysely<unknown>, idleSeconds: number): Lucia<StoredAttributes> {
  return new Lucia(createAdapter(db), {
    sessionExpiresIn: new TimeSpan(idleSeconds, 's'),
    getSessionAttributes: ({ facts = null }) => ({ facts }),
  });
}

function createAdapter(db: Kysely<unknown>): Adapter {
  return {
    async getSessionAndUser(sessionId) {
      const { rows } = await sql<{ facts: SessionFacts | null }>`
        select gatehouse.session_actor(${sessionId}) as facts`.execute(db);
      const facts = rows[0]?.facts;
      if (!facts) return [null, null];
      const userId = facts.user.id;
      const session = { id: sessionId, userId, expiresAt: new Date(facts.expiresAt), attributes: { facts } };
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
        insert into sessions (id, handle, user_id, membership_id, idle_seconds, expires_at, absolute_expires_at, ip, user_agent)
        values (${id}, ${a.handle}, ${userId}, ${a.membershipId}, ${a.idleSeconds},
          clock_timestamp() + make_interval(secs => ${a.idleSeconds}), clock_timestamp() + make_interval(secs => ${a.absoluteSeconds}),
          ${a.ip}, ${a.userAgent?.slice(0, 512) ?? null})`.execute(db);
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
