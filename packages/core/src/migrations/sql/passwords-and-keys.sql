-- With what people sign in, and the answers of calls that may be repeated.

-- Made from the entities; see CONTRIBUTING, "Changing the schema".
create table "gatehouse"."idempotency_keys" ("user_id" uuid not null, "procedure" text not null, "key_hash" text not null, "step" int not null, "input_mac" text not null, "answer" text not null default '', "created_at" timestamptz not null default now(), primary key ("user_id", "procedure", "key_hash", "step"));
create index "idempotency_keys_created_at_index" on "gatehouse"."idempotency_keys" ("created_at");
create table "gatehouse"."known_devices" ("user_id" uuid not null, "hash" text not null, "last_seen_at" timestamptz not null default now(), primary key ("user_id", "hash"));
create index "known_devices_last_seen_at_index" on "gatehouse"."known_devices" ("last_seen_at");
alter table "gatehouse"."idempotency_keys" enable row level security;
alter table "gatehouse"."idempotency_keys" force row level security;
create policy "idempotency_keys_own" on "gatehouse"."idempotency_keys" to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "idempotency_keys_definer_read" on "gatehouse"."idempotency_keys" for select to "gatehouse_definer" using (true);
create policy "idempotency_keys_definer_prune" on "gatehouse"."idempotency_keys" for delete to "gatehouse_definer" using (true);
alter table "gatehouse"."known_devices" enable row level security;
alter table "gatehouse"."known_devices" force row level security;
create policy "known_devices_own" on "gatehouse"."known_devices" to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "known_devices_definer_read" on "gatehouse"."known_devices" for select to "gatehouse_definer" using (true);
create policy "known_devices_definer_prune" on "gatehouse"."known_devices" for delete to "gatehouse_definer" using (true);

alter table gatehouse.known_devices
  add constraint known_devices_user_fkey foreign key (user_id) references gatehouse.users (id) on delete cascade;
alter table gatehouse.idempotency_keys
  add constraint idempotency_keys_user_fkey foreign key (user_id) references gatehouse.users (id) on delete cascade;

-- Forgets devices not seen for 90 days, at most p_limit of them, but each person's last one: without any, the next sign-in would pass for
-- the first there ever was. Answers how many.
create function gatehouse.prune_known_devices(p_limit integer) returns integer
language sql volatile security definer set search_path = gatehouse, pg_temp
as $$
  with gone as (
    delete from gatehouse.known_devices where last_seen_at <= clock_timestamp() - interval '90 days' and (user_id, hash) in (
      select d.user_id, d.hash from gatehouse.known_devices d
       where d.last_seen_at <= clock_timestamp() - interval '90 days'
         and exists (select 1 from gatehouse.known_devices l where l.user_id = d.user_id
                       and (l.last_seen_at, l.hash) > (d.last_seen_at, d.hash))
       limit p_limit)
    returning 1)
  select count(*)::integer from gone
$$;

-- Removes answers that are past their day, at most p_limit of them; answers how many.
create function gatehouse.prune_idempotency_keys(p_limit integer) returns integer
language sql volatile security definer set search_path = gatehouse, pg_temp
as $$
  with gone as (
    delete from gatehouse.idempotency_keys
     -- Said twice: a key used anew while this waits for its row is not past its day any more.
     where created_at <= clock_timestamp() - interval '24 hours' and (user_id, procedure, key_hash, step) in (
      select user_id, procedure, key_hash, step from gatehouse.idempotency_keys
       where created_at <= clock_timestamp() - interval '24 hours' limit p_limit)
    returning 1)
  select count(*)::integer from gone
$$;
