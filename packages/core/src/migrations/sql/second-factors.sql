-- Second factors, and the half session of somebody who still owes one.

-- users.mfa_enabled is true exactly while there is a confirmed factor. The lock first: of two last factors removed at once each would
-- otherwise see the other still there.
create function gatehouse.note_second_factor() returns trigger
language plpgsql security definer set search_path = gatehouse, pg_temp
as $$
declare
  person uuid := case when tg_op = 'DELETE' then old.user_id else new.user_id end;
  enrolled boolean;
begin
  perform 1 from gatehouse.users u where u.id = person for no key update;
  enrolled := exists (select 1 from gatehouse.totp_factors t where t.user_id = person and t.secret is not null)
           or exists (select 1 from gatehouse.passkeys k where k.user_id = person);
  update gatehouse.users u set mfa_enabled = enrolled where u.id = person and u.mfa_enabled <> enrolled;
  return null;
end $$;

-- Made from the entities; see CONTRIBUTING, "Changing the schema".
create table "gatehouse"."pending_sessions" ("id" text not null, "user_id" uuid not null, "credential" text not null, "created_at" timestamptz not null default now(), "expires_at" timestamptz not null default (now() + '00:10:00'::interval), primary key ("id"));
create index "pending_sessions_user_id_index" on "gatehouse"."pending_sessions" ("user_id");
create index "pending_sessions_expires_at_index" on "gatehouse"."pending_sessions" ("expires_at");
alter table "gatehouse"."pending_sessions" add constraint "pending_sessions_lifetime_check" check (expires_at <= created_at + '00:10:00'::interval);
create table "gatehouse"."passkeys" ("id" uuid not null, "user_id" uuid not null, "credential_id" text not null, "public_key" text not null, "counter" bigint not null default '0', "transports" text[] not null default '{}', "name" text not null, "created_at" timestamptz not null default now(), "last_used_at" timestamptz null, primary key ("id"));
alter table "gatehouse"."passkeys" add constraint "passkeys_credential_id_key" unique ("credential_id");
create index "passkeys_user_id_index" on "gatehouse"."passkeys" ("user_id");
alter table "gatehouse"."passkeys" add constraint "passkeys_name_check" check (char_length(name) >= 1 and char_length(name) <= 120);
create trigger passkeys_note after insert or delete on gatehouse.passkeys for each row execute function gatehouse.note_second_factor();
create table "gatehouse"."recovery_codes" ("user_id" uuid not null, "hash" text not null, "used_at" timestamptz null, primary key ("user_id", "hash"));
create table "gatehouse"."totp_factors" ("user_id" uuid not null, "secret" text null, "confirmed_at" timestamptz null, "last_used_step" bigint not null default '0', "last_used_at" timestamptz null, "offered_secret" text null, "offered_at" timestamptz null, "created_at" timestamptz not null default now(), primary key ("user_id"));
alter table "gatehouse"."totp_factors" add constraint "totp_factors_confirmed_check" check ((secret is null) = (confirmed_at is null));
alter table "gatehouse"."totp_factors" add constraint "totp_factors_offered_check" check ((offered_secret is null) = (offered_at is null));
create trigger totp_factors_note after insert or update of secret or delete on gatehouse.totp_factors for each row execute function gatehouse.note_second_factor();
create table "gatehouse"."webauthn_challenges" ("hash" text not null, "user_id" uuid not null, "expires_at" timestamptz not null, primary key ("hash"));
create index "webauthn_challenges_user_id_index" on "gatehouse"."webauthn_challenges" ("user_id");
alter table "gatehouse"."pending_sessions" enable row level security;
alter table "gatehouse"."pending_sessions" force row level security;
create policy "pending_sessions_own" on "gatehouse"."pending_sessions" to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "pending_sessions_definer" on "gatehouse"."pending_sessions" to "gatehouse_definer" using (true);
alter table "gatehouse"."passkeys" enable row level security;
alter table "gatehouse"."passkeys" force row level security;
create policy "passkeys_self" on "gatehouse"."passkeys" to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "passkeys_definer" on "gatehouse"."passkeys" for select to "gatehouse_definer" using (true);
alter table "gatehouse"."recovery_codes" enable row level security;
alter table "gatehouse"."recovery_codes" force row level security;
create policy "recovery_codes_self" on "gatehouse"."recovery_codes" to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
alter table "gatehouse"."totp_factors" enable row level security;
alter table "gatehouse"."totp_factors" force row level security;
create policy "totp_factors_self" on "gatehouse"."totp_factors" to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "totp_factors_definer" on "gatehouse"."totp_factors" for select to "gatehouse_definer" using (true);
alter table "gatehouse"."webauthn_challenges" enable row level security;
alter table "gatehouse"."webauthn_challenges" force row level security;
create policy "webauthn_challenges_self" on "gatehouse"."webauthn_challenges" to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));

alter table gatehouse.pending_sessions
  add constraint pending_sessions_user_fkey foreign key (user_id) references gatehouse.users (id) on delete cascade;
alter table gatehouse.totp_factors
  add constraint totp_factors_user_fkey foreign key (user_id) references gatehouse.users (id) on delete cascade;
alter table gatehouse.passkeys
  add constraint passkeys_user_fkey foreign key (user_id) references gatehouse.users (id) on delete cascade;
alter table gatehouse.recovery_codes
  add constraint recovery_codes_user_fkey foreign key (user_id) references gatehouse.users (id) on delete cascade;
alter table gatehouse.webauthn_challenges
  add constraint webauthn_challenges_user_fkey foreign key (user_id) references gatehouse.users (id) on delete cascade;

-- Whose password was right, by the hash of the cookie's secret: for the procedures that take a second factor, and nothing else. Null when
-- it is over, when the password is another one since, or when the person has no place left to sign in to.
create function gatehouse.pending_session(p_hash text) returns jsonb
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select gatehouse.sign_in_candidate(u.email_canonical) - 'passwordHash' - 'mfaEnabled'
    from gatehouse.pending_sessions h
    join gatehouse.users u on u.id = h.user_id
    join gatehouse.password_credentials c on c.user_id = h.user_id
   where h.id = p_hash and h.expires_at > clock_timestamp()
     and h.credential = encode(sha256(convert_to(c.password_hash, 'UTF8')), 'hex')
$$;

-- A passkey that signs in by itself, with the person it names: both must fit. Null for anybody who may not sign in.
create function gatehouse.passkey_candidate(p_user uuid, p_credential text) returns jsonb
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select case when s.candidate is not null then
      jsonb_build_object('person', s.candidate - 'passwordHash' - 'mfaEnabled',
                         'passkey', jsonb_build_object('id', k.id, 'credentialId', k.credential_id, 'publicKey', k.public_key,
                                                       'counter', k.counter)) end
    from gatehouse.passkeys k
    join gatehouse.users u on u.id = k.user_id
    cross join lateral (select gatehouse.sign_in_candidate(u.email_canonical) as candidate) s
   where k.credential_id = p_credential and k.user_id = p_user
$$;

-- Removes half sessions that are over, at most p_limit of them; answers how many.
create function gatehouse.prune_pending_sessions(p_limit integer) returns integer
language sql volatile security definer set search_path = gatehouse, pg_temp
as $$
  with gone as (
    delete from gatehouse.pending_sessions where id in (
      select id from gatehouse.pending_sessions where expires_at <= clock_timestamp() limit p_limit for update skip locked)
    returning 1)
  select count(*)::integer from gone
$$;
