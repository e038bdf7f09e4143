import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Answers } from './limit.ts';

/** One prepared statement a request, as the owner: no policy applies. What it answers is made in PostgreSQL. */
export const inOneStatement: Answers = {
  session: (pool, { session }) =>
    row(
      pool,
      'session',
      `select u.id as "userId", u.email, u.name, m.id as "membershipId", m.role, p.id as "partnerId", p.name as "partnerName", p.status
         from sessions s join users u on u.id = s.user_id join memberships m on m.id = s.membership_id
         join partners p on p.id = m.partner_id where s.id = $1 and s.expires_at > now() and m.status = 'active'`,
      [session],
    ),

  members(pool, { session, search, after }) {
    if (search !== null) {
      return row(
        pool,
        'search',
        `${actor}, found as materialized (select id, name, name_key, email, role, status from memberships m
             where m.partner_id = (select partner_id from actor) and m.search like $2),
           page as (select id, name, email, role, status from found order by name_key, id limit 26)
         select (select json_agg(page) from page) as items, (select count(*) from (select 1 from found limit 1001) f)::integer as total`,
        [session, `%${search.toLowerCase()}%`],
      );
    }
    if (after !== null)
      return row(
        pool,
        'deep',
        `${actor}, page as (select id, name, email, role, status from memberships m
             where m.partner_id = (select partner_id from actor) and (m.name_key, m.id) > ($2, $3::uuid) order by m.name_key, m.id limit 26)
         select (select json_agg(page) from page) as items`,
        [session, after.key, after.id],
      );
    return row(
      pool,
      'roster',
      `${actor}, page as (select id, name, email, role, status from memberships m
           where m.partner_id = (select partner_id from actor) order by m.name_key, m.id limit 26)
       select (select json_agg(page) from page) as items,
              (select count(*) from (select 1 from memberships m where m.partner_id = (select partner_id from actor) limit 1001) f)::integer as total`,
      [session],
    );
  },

  invite: (pool, { session, body }) =>
    row(
      pool,
      'invite',
      `${actor}, made as (
         insert into invitations (id, partner_id, email, role, invited_by)
         select $2, partner_id, $3, $4, user_id from actor where role = 'partner_admin' and status = 'active' returning *),
       noted as (
         insert into events (id, partner_id, actor_id, action, subject_id, details)
         select $5, partner_id, invited_by, 'invitation.created', id, jsonb_build_object('role', role) from made),
       queued as (
         insert into jobs (id, queue, payload) select $6, 'invitation.send', jsonb_build_object('id', id) from made)
       select id, email, 'invited' as outcome from made`,
      [session, randomUUID(), body.email, body.role, randomUUID(), randomUUID()],
    ),

  accept: (pool, { session, body }) =>
    row(
      pool,
      'accept',
      `with person as (select u.* from sessions s join users u on u.id = s.user_id where s.id = $1 and s.expires_at > now()),
       taken as (
         update invitations i set status = 'accepted' from person
          where i.id = $2 and i.email = person.email and i.status = 'pending' and i.expires_at > now()
            and exists (select 1 from partners p where p.id = i.partner_id and p.status = 'active') returning i.*),
       made as (
         insert into memberships (id, user_id, partner_id, role, name, name_key, email, search)
         select $3, person.id, taken.partner_id, taken.role, person.name, lower(person.name), person.email, lower(person.name || ' ' || person.email)
           from taken, person returning *),
       noted as (
         insert into events (id, partner_id, actor_id, action, subject_id, details)
         select $4, partner_id, user_id, 'invitation.accepted', id, '{}' from made),
       ended as (delete from sessions where id = $1 and exists (select 1 from made)),
       begun as (
         insert into sessions (id, user_id, membership_id, expires_at) select $5, user_id, id, now() + interval '7 days' from made)
       select id as "membershipId" from made`,
      [session, body.invitationId, randomUUID(), randomUUID(), randomUUID()],
    ),

  role: (pool, { session, body }) =>
    row(
      pool,
      'role',
      `${actor}, held as (select p.id from partners p, actor where p.id = actor.partner_id for update of p),
       changed as (
         update memberships m set role = $3 from actor, held
          where m.id = $2 and m.partner_id = held.id and m.id <> actor.membership_id and actor.role = 'partner_admin'
            and (m.role <> 'partner_admin' or $3 = 'partner_admin' or exists (
              select 1 from memberships o where o.partner_id = held.id and o.role = 'partner_admin' and o.id <> m.id))
         returning m.id, m.role, m.partner_id, actor.user_id),
       noted as (
         insert into events (id, partner_id, actor_id, action, subject_id, details)
         select $4, partner_id, user_id, 'membership.role_changed', id, jsonb_build_object('role', role) from changed)
       select id, role from changed`,
      [session, body.memberId, body.role, randomUUID()],
    ),

  candidate: (pool, { body }) => row(pool, 'candidate', candidate, [body.email]),
  enter: (pool, { body }) => row(pool, 'enter', enter, [randomUUID(), randomUUID(), body.email]),
};

const actor = `with actor as (select m.partner_id, m.user_id, m.id as membership_id, m.role, p.status
  from sessions s join memberships m on m.id = s.membership_id join partners p on p.id = m.partner_id
 where s.id = $1 and s.expires_at > now() and m.status = 'active')`;

export const candidate = `select c.hash from users u join credentials c on c.user_id = u.id where u.email = $1`;
export const enter = `with begun as (
    insert into sessions (id, user_id, membership_id, expires_at)
    select $1, u.id, m.id, now() + interval '7 days' from users u join memberships m on m.user_id = u.id where u.email = $3 returning *)
  insert into events (id, partner_id, actor_id, action, subject_id, details)
  select $2, m.partner_id, begun.user_id, 'session.signed_in', begun.user_id, '{}' from begun join memberships m on m.id = begun.membership_id
  returning subject_id as "userId"`;

async function row(pool: Pool, name: string, text: string, values: unknown[]): Promise<unknown> {
  const { rows } = await pool.query({ name, text, values });
  return rows[0] ?? null;
}
