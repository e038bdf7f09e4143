import { createHash } from 'node:crypto';
import type { Superuser } from '../../../packages/core/src/testing/superuser.ts';
import { adminsOf, elsewhere, membersOf, nameSql, sessionSecret, type World } from '../world.ts';

/** The role without rights of its own, to which the policies apply. */
export const plainRole = 'bench_app';
export const plainPassword = 'only-for-measuring';

/** Ids are derived from numbers, in SQL and here alike. */
export const idOf = (text: string): string =>
  createHash('md5')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The least that the same seven workloads need: its tables, its indexes, one policy per table. */
const schema = `
create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create table partners (id uuid primary key, name text not null, status text not null);
create table users (id uuid primary key, email text not null unique, name text not null);
create table memberships (id uuid primary key, user_id uuid not null, partner_id uuid not null, role text not null,
  status text not null default 'active', name text not null, name_key text not null, email text not null, search text not null,
  unique (partner_id, user_id));
create index memberships_user on memberships (user_id);
create index memberships_name on memberships (partner_id, name_key, id);
create index memberships_admins on memberships (partner_id) where role = 'partner_admin';
create index memberships_search on memberships using gin (partner_id, search gin_trgm_ops);
create table sessions (id text primary key, user_id uuid not null, membership_id uuid not null, expires_at timestamptz not null);
create table invitations (id uuid primary key, partner_id uuid not null, email text not null, role text not null,
  status text not null default 'pending', expires_at timestamptz not null default now() + interval '7 days', invited_by uuid not null);
create unique index invitations_pending on invitations (partner_id, email) where status = 'pending';
create table events (id uuid primary key, at timestamptz not null default now(), partner_id uuid not null, actor_id uuid not null,
  action text not null, subject_id uuid not null, details jsonb not null);
create index events_partner on events (partner_id, at);
create table jobs (id uuid primary key, queue text not null, payload jsonb not null, created_at timestamptz not null default now());
create index jobs_queue on jobs (queue, created_at);
create table credentials (user_id uuid primary key, hash text not null);
`;

/**
 * What is asked before an organisation is known: who a session is, where a link leads, where a person belongs. And the search: under a
 * policy PostgreSQL uses no index for LIKE, since it is not leakproof.
 */
const functions = `
create function session_actor(p_session text) returns table ("userId" uuid, email text, name text, "membershipId" uuid, role text,
  "partnerId" uuid, "partnerName" text, status text) language sql stable security definer as $$
  select u.id, u.email, u.name, m.id, m.role, p.id, p.name, p.status
    from sessions s join users u on u.id = s.user_id join memberships m on m.id = s.membership_id join partners p on p.id = m.partner_id
   where s.id = p_session and s.expires_at > now() and m.status = 'active' $$;
create function link(p_id uuid) returns table (partner_id uuid) language sql stable security definer as $$
  select partner_id from invitations where id = p_id $$;
create function search_members(p_like text) returns setof memberships language sql stable security definer as $$
  select * from memberships where partner_id = nullif(current_setting('bench.partner_id', true), '')::uuid and search like p_like $$;
create function my_places(p_user uuid) returns table (partner_id uuid) language sql stable security definer as $$
  select partner_id from memberships where user_id = p_user limit 1 $$;
`;

const guarded = ['partners', 'memberships', 'invitations', 'events'];

export async function seedLimit({ query }: Superuser, world: World): Promise<void> {
  await query(schema);
  await query(functions);
  await query(
    `do $$ begin create role ${plainRole} login password '${plainPassword}'; exception when duplicate_object then null; end $$`,
  );
  await query(`grant usage on schema public to ${plainRole}, gatehouse_owner`);
  await query(`grant all on all tables in schema public to ${plainRole}, gatehouse_owner`);
  for (let organisation = 0; organisation <= elsewhere; organisation += 1) {
    await query(
      `insert into partners values (md5('p-${organisation}')::uuid, 'Organisation ${organisation}', 'active')`,
    );
    await query(
      `with people as (
         insert into users (id, email, name)
         select md5('u-${organisation}-' || n)::uuid, 'person-${organisation}-' || n || '@example.test', ${nameSql('n')}
           from generate_series(1, $1::integer) n returning *)
       insert into memberships (id, user_id, partner_id, role, name, name_key, email, search)
       select md5('m-${organisation}-' || n)::uuid, people.id, md5('p-${organisation}')::uuid,
              case when n <= $2 then 'partner_admin' else 'partner_user' end, name, lower(name), email, lower(name || ' ' || email)
         from people, split_part(split_part(email, '@', 1), '-', 3) part, lateral (select part::integer as n) numbered`,
      [membersOf(world, organisation), adminsOf(organisation)],
    );
    for (let admin = 1; admin <= adminsOf(organisation); admin += 1)
      await query(
        `insert into sessions values (encode(sha256($1::bytea), 'hex'), md5('u-${organisation}-${admin}')::uuid, md5('m-${organisation}-${admin}')::uuid, now() + interval '7 days')`,
        [Buffer.from(sessionSecret(organisation, admin))],
      );
  }
  for (const table of guarded) {
    const column = table === 'partners' ? 'id' : 'partner_id';
    const own = `${column} = (select nullif(current_setting('bench.partner_id', true), '')::uuid)`;
    await query(`alter table ${table} enable row level security`);
    await query(`create policy own on ${table} to ${plainRole} using (${own}) with check (${own})`);
    await query(`create policy all_of_it on ${table} to gatehouse_owner using (true) with check (true)`);
  }
  await query('vacuum analyze');
}
