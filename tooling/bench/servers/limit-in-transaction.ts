import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { candidate, enter } from './limit-in-one.ts';
import type { Answers } from './limit.ts';

/**
 * The plain way: the session first, then a transaction in the scope of its organisation, under row-level security, one prepared statement
 * after the other.
 */
export const inTransaction: Answers = {
  session: (pool, { session }) => sessionOf(pool, session),

  members: (pool, { session, search, after }) =>
    inScope(pool, session, async (run) => {
      if (search !== null) {
        const [found] = await run(
          'search',
          `with found as materialized (select id, name, name_key, email, role, status from search_members($1)),
             page as (select id, name, email, role, status from found order by name_key, id limit 26)
           select (select json_agg(page) from page) as items, (select count(*) from (select 1 from found limit 1001) f)::integer as total`,
          [`%${search.toLowerCase()}%`],
        );
        return found;
      }
      if (after !== null)
        return {
          items: await run(
            'deep',
            `select id, name, email, role, status from memberships where (name_key, id) > ($1, $2::uuid) order by name_key, id limit 26`,
            [after.key, after.id],
          ),
        };
      const items = await run(
        'roster',
        'select id, name, email, role, status from memberships order by name_key, id limit 26',
        [],
      );
      const [counted] = await run(
        'total',
        'select count(*)::integer as total from (select 1 from memberships limit 1001) f',
        [],
      );
      return { items, total: counted?.total };
    }),

  invite: (pool, { session, body }) =>
    inScope(pool, session, async (run, actor) => {
      await standing(run, actor, 'share');
      const id = randomUUID();
      await run(
        'invitation',
        'insert into invitations (id, partner_id, email, role, invited_by) values ($1, $2, $3, $4, $5)',
        [id, actor.partnerId, body.email, body.role, actor.userId],
      );
      await note(run, actor, 'invitation.created', id, { role: body.role });
      await run('job', `insert into jobs (id, queue, payload) values ($1, 'invitation.send', $2)`, [
        randomUUID(),
        { id },
      ]);
      return { id, email: body.email, outcome: 'invited' };
    }),

  accept: async (pool, { session, body }) => {
    const actor = await sessionOf(pool, session);
    const [found] = await rowsOf(pool, 'link', 'select partner_id from link($1)', [body.invitationId]);
    return transaction(pool, String(found?.partner_id), async (run) => {
      await standing(run, { ...actor, partnerId: String(found?.partner_id) }, 'share', false);
      const [taken] = await run(
        'take',
        `update invitations set status = 'accepted' where id = $1 and email = $2 and status = 'pending' and expires_at > now() returning partner_id, role`,
        [body.invitationId, actor.email],
      );
      if (!taken) throw new Error('no such link');
      const id = randomUUID();
      await run(
        'member',
        `insert into memberships (id, user_id, partner_id, role, name, name_key, email, search)
         values ($1, $2, $3, $4, $5, lower($5), $6, lower($5 || ' ' || $6))`,
        [id, actor.userId, taken.partner_id, taken.role, actor.name, actor.email],
      );
      await note(run, { ...actor, partnerId: String(taken.partner_id) }, 'invitation.accepted', id, {});
      await run('end', 'delete from sessions where id = $1', [session]);
      await run(
        'begin-session',
        `insert into sessions (id, user_id, membership_id, expires_at) values ($1, $2, $3, now() + interval '7 days')`,
        [randomUUID(), actor.userId, id],
      );
      return { membershipId: id };
    });
  },

  role: (pool, { session, body }) =>
    inScope(pool, session, async (run, actor) => {
      await standing(run, actor, 'update');
      const [others] = await run(
        'others',
        `select exists (select 1 from memberships where role = 'partner_admin' and status = 'active' and id <> $1) as some`,
        [body.memberId],
      );
      if (others?.some !== true) throw new Error('the last administrator');
      const [changed] = await run(
        'change',
        'update memberships set role = $2 where id = $1 and id <> $3 returning id, role',
        [body.memberId, body.role, actor.membershipId],
      );
      if (!changed) throw new Error('no such member');
      await note(run, actor, 'membership.role_changed', String(changed.id), { role: body.role });
      return changed;
    }),

  candidate: async (pool, { body }) => (await rowsOf(pool, 'candidate', candidate, [body.email]))[0],
  enter: async (pool, { body }) => {
    const [found] = await rowsOf(
      pool,
      'place',
      'select m.partner_id from users u join my_places(u.id) m on true where u.email = $1',
      [body.email],
    );
    return transaction(pool, String(found?.partner_id), async (run) => {
      const [entered] = await run('enter', enter, [randomUUID(), randomUUID(), body.email]);
      return entered;
    });
  },
};

interface Actor {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly membershipId: string;
  readonly partnerId: string;
  readonly role: string;
}

type Row = Readonly<Record<string, unknown>>;
type Run = (name: string, text: string, values: unknown[]) => Promise<Row[]>;

const sessionSql = `select "userId", email, name, "membershipId", role, "partnerId", "partnerName", status from session_actor($1)`;

async function sessionOf(pool: Pool, session: string): Promise<Actor> {
  const { rows } = await pool.query<Actor>({ name: 'session', text: sessionSql, values: [session] });
  if (rows[0] === undefined) throw new Error('no session');
  return rows[0];
}

async function inScope<T>(
  pool: Pool,
  session: string,
  work: (run: Run, actor: Actor) => Promise<T>,
): Promise<T> {
  const actor = await sessionOf(pool, session);
  return transaction(pool, actor.partnerId, (run) => work(run, actor));
}

async function transaction<T>(pool: Pool, partnerId: string, work: (run: Run) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const run: Run = (name, text, values) => rowsOf(client, name, text, values);
  try {
    await client.query('begin');
    await run('scope', `select set_config('bench.partner_id', $1, true)`, [partnerId]);
    const answer = await work(run);
    await client.query('commit');
    return answer;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function rowsOf(db: Pool | PoolClient, name: string, text: string, values: unknown[]): Promise<Row[]> {
  return (await db.query<Row>({ name, text, values })).rows;
}

/** Locks the organisation and reads the actor again. @throws unless both may still act */
async function standing(run: Run, actor: Actor, lock: 'share' | 'update', isAdmin = true): Promise<void> {
  const [partner] = await run(`partner-${lock}`, `select status from partners where id = $1 for ${lock}`, [
    actor.partnerId,
  ]);
  if (partner?.status !== 'active') throw new Error('not active');
  if (!isAdmin) return;
  const [now] = await run('actor', 'select role, status from memberships where id = $1', [
    actor.membershipId,
  ]);
  if (now?.role !== 'partner_admin' || now.status !== 'active') throw new Error('not allowed');
}

const note = (run: Run, actor: Actor, action: string, subject: string, details: object) =>
  run(
    'event',
    'insert into events (id, partner_id, actor_id, action, subject_id, details) values ($1, $2, $3, $4, $5, $6)',
    [randomUUID(), actor.partnerId, actor.userId, action, subject, details],
  );
