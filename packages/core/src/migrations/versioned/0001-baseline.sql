-- The first schema: tables, indexes, checks and keys. Functions, triggers, policies and grants are in ../repeatable.

create extension if not exists pg_trgm schema gatehouse;
create extension if not exists btree_gin schema gatehouse;
create extension if not exists unaccent schema gatehouse;

-- migrate: stored-function: generated columns and indexes hold what these three answer; another body needs the stored values written anew

-- One form for comparing and sorting: compatibility-normalised, without accents, lower case.
create function gatehouse.fold(value text) returns text
language sql immutable strict parallel safe
set search_path = gatehouse, pg_temp
as $$ select lower(gatehouse.unaccent('gatehouse.unaccent'::regdictionary, normalize(value, NFKC))) $$;

-- Every single character and every pair of neighbours in a text: what finds terms too short for trigrams. The cost keeps the planner from
-- computing it row by row where the index has the answer; the fixed path keeps it from seeing through to cheaper functions.
create function gatehouse.grams(value text) returns text[]
language sql immutable strict parallel safe cost 1000
set search_path = gatehouse, pg_temp
as $$
  select array_remove(string_to_array(value, null)
    || string_to_array(regexp_replace(value, '(..)', '\1' || chr(1), 'g'), chr(1))
    || string_to_array(regexp_replace(substr(value, 2), '(..)', '\1' || chr(1), 'g'), chr(1)), '')
$$;

-- Folded, without apostrophes of any kind. Before folding as well: to NFKC an acute accent that stands alone is a space.
create function gatehouse.search_form(value text) returns text
language sql immutable strict parallel safe set search_path = gatehouse, pg_temp
as $$ select replace(gatehouse.fold(translate(value, '''’‘‛ʼʻʹˈ′`´＇', '')), '''', '') $$;

-- Made from the entities; see CONTRIBUTING, "Changing the schema".
create table "gatehouse"."audit_events" ("id" uuid not null, "at" timestamptz not null default clock_timestamp(), "action" text not null, "actor_id" uuid null, "actor_label" jsonb null, "subject_type" text null, "subject_id" uuid null, "subject_label" text null, "partner_id" uuid null, "client_id" uuid null, "organisation_id" uuid generated always as (coalesce(client_id, partner_id, '00000000-0000-0000-0000-000000000000'::uuid)) stored not null, "details" jsonb not null default '{}', "ip" text null, "user_agent" text null, "session_handle" uuid null, "request_id" text null, "count" int not null default 1, "written_by" xid8 not null default pg_current_xact_id(), primary key ("id"));
create index audit_events_list on gatehouse.audit_events (partner_id, at desc, id desc);
create index "audit_events_written_by" on "gatehouse"."audit_events" ("written_by");
create index audit_events_organisation on gatehouse.audit_events (organisation_id, id);
alter table "gatehouse"."audit_events" add constraint "audit_events_place_check" check (client_id is null or partner_id is not null);
alter table "gatehouse"."audit_events" add constraint "audit_events_count_check" check (count >= 1);

create table "gatehouse"."audit_seals" ("organisation_id" uuid not null, "seq" bigint not null, "event_id" uuid not null, "hash" bytea not null, "sealed_at" timestamptz not null default clock_timestamp(), primary key ("organisation_id", "seq"));
alter table "gatehouse"."audit_seals" add constraint "audit_seals_event_id_key" unique ("event_id");

create table "gatehouse"."audit_sealer" ("one" boolean not null, primary key ("one"));

create table "gatehouse"."clients" ("id" uuid not null, "partner_id" uuid not null, "code" text not null, "business_name" text not null, "domain" text not null default '', "contact_name" text not null default '', "business_email" text not null default '', "timezone" text not null default 'UTC', "status" text not null default 'onboarding', "manage_users" boolean not null default false, "manage_billing" boolean not null default false, "view_calls" boolean not null default true, "view_analytics" boolean not null default true, "manage_integrations" boolean not null default true, "manage_projects" boolean not null default true, "roles_on_offer" text[] not null default '{client_admin,client_member}', "requires_mfa" boolean not null default false, "requires_support_contact" boolean not null default true, "version" int not null default 1, "created_at" timestamptz not null default now(), "name_key" text generated always as (gatehouse.fold(business_name)) stored not null, "search" text generated always as (gatehouse.search_form(((((business_name || chr(10)) || code) || chr(10)) || domain))) stored not null, primary key ("id"));
create index clients_list_name on gatehouse.clients (partner_id, name_key, id);
create index clients_list_code on gatehouse.clients (partner_id, code, id);
create index clients_list_status on gatehouse.clients (partner_id, status, id);
create index clients_list_status_name on gatehouse.clients (partner_id, status, name_key, id);
create index clients_list_created_at on gatehouse.clients (partner_id, created_at, id);
create index clients_search on gatehouse.clients using gin (partner_id, search gatehouse.gin_trgm_ops);
create index clients_grams on gatehouse.clients using gin (partner_id, gatehouse.grams(search));
alter table "gatehouse"."clients" add constraint "clients_partner_id_id_key" unique ("partner_id", "id");
alter table "gatehouse"."clients" add constraint "clients_partner_id_code_key" unique ("partner_id", "code");
alter table "gatehouse"."clients" add constraint "clients_status_check" check (status in ('onboarding', 'active', 'paused', 'archived'));
alter table "gatehouse"."clients" add constraint "clients_code_check" check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(code) >= 2 and char_length(code) <= 50);
alter table "gatehouse"."clients" add constraint "clients_business_name_check" check (char_length(business_name) >= 1 and char_length(business_name) <= 120);
alter table "gatehouse"."clients" add constraint "clients_roles_on_offer_check" check (roles_on_offer <@ array['client_admin', 'client_manager', 'client_staff', 'client_member', 'community_manager']);

create table "gatehouse"."client_assignments" ("client_id" uuid not null, "membership_id" uuid not null, "partner_id" uuid not null, "support_contact" boolean not null default false, "created_at" timestamptz not null default now(), primary key ("client_id", "membership_id"));
create index "client_assignments_membership_id_index" on "gatehouse"."client_assignments" ("membership_id", "client_id");

create table "gatehouse"."idempotency_keys" ("user_id" uuid not null, "procedure" text not null, "key_hash" text not null, "step" int not null, "input_mac" text not null, "answer" text not null default '', "long" boolean generated always as (octet_length(answer) > 4096) stored not null, "created_at" timestamptz not null default now(), primary key ("user_id", "procedure", "key_hash", "step"));
create index "idempotency_keys_created_at_index" on "gatehouse"."idempotency_keys" ("created_at");
create index "idempotency_keys_user_id_long_created_at_index" on "gatehouse"."idempotency_keys" ("user_id", "long", "created_at");

create table "gatehouse"."installation_facts" ("name" text not null, "value" text not null, "at" timestamptz not null default now(), primary key ("name"));

create table "gatehouse"."invitations" ("id" uuid not null, "partner_id" uuid not null, "client_id" uuid null, "email" text not null, "email_canonical" text generated always as (lower(email)) stored not null, "search" text generated always as (gatehouse.search_form(email)) stored not null, "role" text not null, "status" text not null default 'pending', "generation" int not null default 1, "invited_by_user_id" uuid null, "invited_by_name" text not null default '', "created_at" timestamptz not null default now(), "expires_at" timestamptz not null default (now() + '7 days'::interval), "accepted_at" timestamptz null, "delivery_status" text not null default 'queued', "delivery_error" text null, "sent_count" int not null default 0, "last_sent_at" timestamptz null, "reminded_generation" int not null default 0, "notified_generation" int not null default 0, primary key ("id"));
create index invitations_list_email on gatehouse.invitations (partner_id, email_canonical, id);
create index invitations_list_role on gatehouse.invitations (partner_id, role, id);
create index invitations_list_status on gatehouse.invitations (partner_id, status, id);
create index invitations_list_created_at on gatehouse.invitations (partner_id, created_at, id);
create index invitations_list_expires_at on gatehouse.invitations (partner_id, expires_at, id);
create index invitations_search on gatehouse.invitations using gin (partner_id, search gatehouse.gin_trgm_ops);
create index invitations_grams on gatehouse.invitations using gin (partner_id, gatehouse.grams(search));
create index invitations_invitees_id on gatehouse.invitations (partner_id, status, id, role, expires_at, client_id) where client_id is not null and status in ('pending', 'expired');
create index invitations_client_invitees_id on gatehouse.invitations (partner_id, client_id, status, id, role, expires_at) where client_id is not null and status in ('pending', 'expired');
create index invitations_invitees_email on gatehouse.invitations (partner_id, status, email_canonical, id, role, expires_at, client_id) include (search) where client_id is not null and status in ('pending', 'expired');
create index invitations_client_invitees_email on gatehouse.invitations (partner_id, client_id, status, email_canonical, id, role, expires_at) include (search) where client_id is not null and status in ('pending', 'expired');
create index invitations_invitees_role on gatehouse.invitations (partner_id, status, role, id, expires_at, client_id) where client_id is not null and status in ('pending', 'expired');
create index invitations_client_invitees_role on gatehouse.invitations (partner_id, client_id, status, role, id, expires_at) where client_id is not null and status in ('pending', 'expired');
create index invitations_team_id on gatehouse.invitations (partner_id, status, id, role, expires_at) where client_id is null and status in ('pending', 'expired');
create index invitations_team_email on gatehouse.invitations (partner_id, status, email_canonical, id, role, expires_at) include (search) where client_id is null and status in ('pending', 'expired');
create index invitations_team_role on gatehouse.invitations (partner_id, status, role, id, expires_at) where client_id is null and status in ('pending', 'expired');
create index invitations_team_overdue on gatehouse.invitations (partner_id, expires_at) include (id) where client_id is null and status = 'pending';
create index invitations_invitees_overdue on gatehouse.invitations (partner_id, expires_at) include (client_id, id) where client_id is not null and status = 'pending';
create index invitations_client_invitees_overdue on gatehouse.invitations (partner_id, client_id, expires_at) include (id) where client_id is not null and status = 'pending';
create index invitations_invitees_search on gatehouse.invitations using gin (partner_id, client_id, search gatehouse.gin_trgm_ops) where client_id is not null and status in ('pending', 'expired');
create index invitations_invitees_grams on gatehouse.invitations using gin (partner_id, client_id, gatehouse.grams(search)) where client_id is not null and status in ('pending', 'expired');
create index invitations_open_by_email on gatehouse.invitations (email_canonical) where status = 'pending';
create index invitations_unreminded on gatehouse.invitations (expires_at) where status = 'pending' and delivery_status = 'sent' and reminded_generation < generation;
create index invitations_overdue on gatehouse.invitations (expires_at) where status = 'pending';
create unique index invitations_one_pending_per_partner on gatehouse.invitations (partner_id, email_canonical) where status = 'pending' and client_id is null;
create unique index invitations_one_pending_per_client on gatehouse.invitations (partner_id, client_id, email_canonical) where status = 'pending' and client_id is not null;
alter table "gatehouse"."invitations" add constraint "invitations_role_check" check (role in ('staff_admin', 'staff_support', 'partner_admin', 'partner_user', 'client_admin', 'client_manager', 'client_staff', 'client_member', 'community_manager'));
alter table "gatehouse"."invitations" add constraint "invitations_status_check" check (status in ('pending', 'accepted', 'revoked', 'expired'));
alter table "gatehouse"."invitations" add constraint "invitations_delivery_status_check" check (delivery_status in ('queued', 'delayed', 'sent', 'failed'));
alter table "gatehouse"."invitations" add constraint "invitations_staff_place_check" check ((role in ('staff_admin', 'staff_support')) = (partner_id is null));
alter table "gatehouse"."invitations" add constraint "invitations_client_place_check" check ((role in ('client_admin', 'client_manager', 'client_staff', 'client_member', 'community_manager')) = (client_id is not null));

create table "gatehouse"."known_devices" ("user_id" uuid not null, "hash" text not null, "last_seen_at" timestamptz not null default now(), primary key ("user_id", "hash"));
create index "known_devices_last_seen_at_index" on "gatehouse"."known_devices" ("last_seen_at");
create index "known_devices_user_id_last_seen_at_index" on "gatehouse"."known_devices" ("user_id", "last_seen_at");

create table "gatehouse"."mailed_secrets" ("user_id" uuid not null, "purpose" text not null, "id" uuid not null, "issued_at" timestamptz not null default clock_timestamp(), "expires_at" timestamptz not null, "used_at" timestamptz null, primary key ("user_id", "purpose"));
alter table "gatehouse"."mailed_secrets" add constraint "mailed_secrets_id_key" unique ("id");
alter table "gatehouse"."mailed_secrets" add constraint "mailed_secrets_purpose_check" check (purpose in ('password_reset', 'email_proof'));

create table "gatehouse"."memberships" ("id" uuid not null, "user_id" uuid not null, "partner_id" uuid null, "client_id" uuid null, "role" text not null, "status" text not null default 'active', "created_at" timestamptz not null default now(), "last_active_at" timestamptz null, "seen_at" timestamptz generated always as (coalesce(last_active_at, created_at)) stored not null, "name" text not null default '', "name_key" text not null default '', "email" text not null default '', "phone" text null, "mfa_enabled" boolean not null default false, "search" text not null default '', primary key ("id"));
create index "memberships_user_id_index" on "gatehouse"."memberships" ("user_id");
create index memberships_roster_name on gatehouse.memberships (partner_id, name_key, id, role, status, mfa_enabled, seen_at) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_email on gatehouse.memberships (partner_id, email, id, role, status, mfa_enabled, seen_at) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_role on gatehouse.memberships (partner_id, role, id, status, mfa_enabled, seen_at) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_mfa on gatehouse.memberships (partner_id, mfa_enabled, id, role, status, seen_at) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_joined on gatehouse.memberships (partner_id, created_at, id, role, status, mfa_enabled, seen_at) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_last_active on gatehouse.memberships (partner_id, last_active_at, id, role, status, mfa_enabled, seen_at) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_last_active_desc on gatehouse.memberships (partner_id, last_active_at desc nulls last, id desc, role, status, mfa_enabled, seen_at) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_filters on gatehouse.memberships (partner_id, status, mfa_enabled, role, seen_at, id) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_away on gatehouse.memberships (partner_id, seen_at, status, mfa_enabled, role, id) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_search on gatehouse.memberships using gin (partner_id, search gatehouse.gin_trgm_ops) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_grams on gatehouse.memberships using gin (partner_id, gatehouse.grams(search)) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_people_name on gatehouse.memberships (partner_id, name_key, id, role, status, client_id) include (search) where client_id is not null and status <> 'removed';
create index memberships_client_people_name on gatehouse.memberships (partner_id, client_id, name_key, id, role, status) include (search) where client_id is not null and status <> 'removed';
create index memberships_people_email on gatehouse.memberships (partner_id, email, id, role, status, client_id) where client_id is not null and status <> 'removed';
create index memberships_client_people_email on gatehouse.memberships (partner_id, client_id, email, id, role, status) where client_id is not null and status <> 'removed';
create index memberships_people_role on gatehouse.memberships (partner_id, role, id, status, client_id) where client_id is not null and status <> 'removed';
create index memberships_client_people_role on gatehouse.memberships (partner_id, client_id, role, id, status) where client_id is not null and status <> 'removed';
create index memberships_people_status on gatehouse.memberships (partner_id, status, id, role, client_id) where client_id is not null and status <> 'removed';
create index memberships_client_people_status on gatehouse.memberships (partner_id, client_id, status, id, role) where client_id is not null and status <> 'removed';
create index memberships_people_last_active on gatehouse.memberships (partner_id, last_active_at, id, role, status, client_id) where client_id is not null and status <> 'removed';
create index memberships_client_people_last_active on gatehouse.memberships (partner_id, client_id, last_active_at, id, role, status) where client_id is not null and status <> 'removed';
create index memberships_people_last_active_desc on gatehouse.memberships (partner_id, last_active_at desc nulls last, id desc, role, status, client_id) where client_id is not null and status <> 'removed';
create index memberships_client_people_last_active_desc on gatehouse.memberships (partner_id, client_id, last_active_at desc nulls last, id desc, role, status) where client_id is not null and status <> 'removed';
create index memberships_people_search on gatehouse.memberships using gin (partner_id, client_id, search gatehouse.gin_trgm_ops) where client_id is not null and status <> 'removed';
create index memberships_people_grams on gatehouse.memberships using gin (partner_id, client_id, gatehouse.grams(search)) where client_id is not null and status <> 'removed';
alter table "gatehouse"."memberships" add constraint "memberships_partner_id_id_key" unique ("partner_id", "id");
create unique index memberships_one_per_partner on gatehouse.memberships (partner_id, user_id) where partner_id is not null and client_id is null and status <> 'removed';
create unique index memberships_one_per_client on gatehouse.memberships (client_id, user_id) where client_id is not null and status <> 'removed';
create unique index memberships_one_at_vendor on gatehouse.memberships (user_id) where partner_id is null and status <> 'removed';
alter table "gatehouse"."memberships" add constraint "memberships_role_check" check (role in ('staff_admin', 'staff_support', 'partner_admin', 'partner_user', 'client_admin', 'client_manager', 'client_staff', 'client_member', 'community_manager'));
alter table "gatehouse"."memberships" add constraint "memberships_status_check" check (status in ('active', 'deactivated', 'removed'));
alter table "gatehouse"."memberships" add constraint "memberships_staff_place_check" check ((role in ('staff_admin', 'staff_support')) = (partner_id is null));
alter table "gatehouse"."memberships" add constraint "memberships_client_place_check" check ((role in ('client_admin', 'client_manager', 'client_staff', 'client_member', 'community_manager')) = (client_id is not null));

create table "gatehouse"."partners" ("id" uuid not null, "name" text not null, "status" text not null default 'pending', "requires_mfa" boolean not null default false, "idle_minutes" int not null default 10080, "absolute_hours" int not null default 720, "version" int not null default 1, "created_at" timestamptz not null default now(), primary key ("id"));
alter table "gatehouse"."partners" add constraint "partners_status_check" check (status in ('pending', 'active', 'suspended', 'archived'));
alter table "gatehouse"."partners" add constraint "partners_name_check" check (char_length(name) >= 1 and char_length(name) <= 120);

create table "gatehouse"."passkeys" ("id" uuid not null, "user_id" uuid not null, "credential_id" text not null, "public_key" text not null, "counter" bigint not null default '0', "transports" text[] not null default '{}', "name" text not null, "created_at" timestamptz not null default now(), "last_used_at" timestamptz null, primary key ("id"));
alter table "gatehouse"."passkeys" add constraint "passkeys_credential_id_key" unique ("credential_id");
create index "passkeys_user_id_index" on "gatehouse"."passkeys" ("user_id");
alter table "gatehouse"."passkeys" add constraint "passkeys_name_check" check (char_length(name) >= 1 and char_length(name) <= 120);

create table "gatehouse"."password_credentials" ("user_id" uuid not null, "password_hash" text not null, "changed_at" timestamptz not null default now(), primary key ("user_id"));

create table "gatehouse"."password_reset_requests" ("id" uuid not null, "email" text null, "administrator_id" uuid null, "ip" text null, "user_agent" text null, "request_id" text not null, "created_at" timestamptz not null default clock_timestamp(), primary key ("id"));
create index "password_reset_requests_created_at_index" on "gatehouse"."password_reset_requests" ("created_at");

create table "gatehouse"."pending_sessions" ("id" text not null, "user_id" uuid not null, "credential" text not null, "created_at" timestamptz not null default now(), "expires_at" timestamptz not null default (now() + '00:10:00'::interval), primary key ("id"));
create index "pending_sessions_user_id_created_at_index" on "gatehouse"."pending_sessions" ("user_id", "created_at");
create index "pending_sessions_expires_at_index" on "gatehouse"."pending_sessions" ("expires_at");
alter table "gatehouse"."pending_sessions" add constraint "pending_sessions_lifetime_check" check (expires_at <= created_at + '00:10:00'::interval);

create table "gatehouse"."rate_limits" ("key" text not null, "points" int not null default 0, "expire" bigint null, "leases" jsonb not null default '{}', primary key ("key"));
create index "rate_limits_expire_index" on "gatehouse"."rate_limits" ("expire");

create table "gatehouse"."recovery_codes" ("user_id" uuid not null, "hash" text not null, "used_at" timestamptz null, primary key ("user_id", "hash"));

create table "gatehouse"."sessions" ("id" text not null, "handle" uuid not null, "user_id" uuid not null, "membership_id" uuid null, "partner_id" uuid null, "client_id" uuid null, "created_at" timestamptz not null default now(), "last_seen_at" timestamptz not null default now(), "expires_at" timestamptz not null default (now() + '7 days'::interval), "absolute_expires_at" timestamptz not null default (now() + '30 days'::interval), "idle_seconds" int not null default 604800, "ip" text null, "user_agent" text null, primary key ("id"));
alter table "gatehouse"."sessions" add constraint "sessions_handle_key" unique ("handle");
create index "sessions_user_id_created_at_index" on "gatehouse"."sessions" ("user_id", "created_at");
create index "sessions_user_id_expires_at_index" on "gatehouse"."sessions" ("user_id", "expires_at");
create index "sessions_membership_id_expires_at_index" on "gatehouse"."sessions" ("membership_id", "expires_at");
create index "sessions_partner_id_index" on "gatehouse"."sessions" ("partner_id");
create index "sessions_expires_at_index" on "gatehouse"."sessions" ("expires_at");

create table "gatehouse"."totp_factors" ("user_id" uuid not null, "secret" text null, "confirmed_at" timestamptz null, "last_used_step" bigint not null default '0', "last_used_at" timestamptz null, "offered_secret" text null, "offered_at" timestamptz null, "offered_session" uuid null, "created_at" timestamptz not null default now(), primary key ("user_id"));
alter table "gatehouse"."totp_factors" add constraint "totp_factors_confirmed_check" check ((secret is null) = (confirmed_at is null));
alter table "gatehouse"."totp_factors" add constraint "totp_factors_offered_check" check ((offered_secret is null) = (offered_at is null));

create table "gatehouse"."users" ("id" uuid not null, "email" text not null, "email_canonical" text generated always as (lower(email)) stored not null, "display_name" text not null, "phone" text null, "locale" text not null default 'en', "timezone" text null, "last_time_zone" text null, "email_proven_at" timestamptz null, "mfa_enabled" boolean not null default false, "created_at" timestamptz not null default now(), primary key ("id"));
alter table "gatehouse"."users" add constraint "users_email_canonical_key" unique ("email_canonical");
alter table "gatehouse"."users" add constraint "users_display_name_check" check (char_length(display_name) >= 1 and char_length(display_name) <= 120);
alter table "gatehouse"."users" add constraint "users_last_time_zone_check" check (char_length(last_time_zone) <= 64);

create table "gatehouse"."webauthn_challenges" ("hash" text not null, "user_id" uuid not null, "expires_at" timestamptz not null, primary key ("hash"));
create index "webauthn_challenges_user_id_expires_at_index" on "gatehouse"."webauthn_challenges" ("user_id", "expires_at");

-- The one row that sealers take turns on; before row-level security, which binds the owner as well.
insert into gatehouse.audit_sealer values (true);

alter table "gatehouse"."audit_events" enable row level security;
alter table "gatehouse"."audit_events" force row level security;
alter table "gatehouse"."audit_seals" enable row level security;
alter table "gatehouse"."audit_seals" force row level security;
alter table "gatehouse"."audit_sealer" enable row level security;
alter table "gatehouse"."audit_sealer" force row level security;
alter table "gatehouse"."clients" enable row level security;
alter table "gatehouse"."clients" force row level security;
alter table "gatehouse"."client_assignments" enable row level security;
alter table "gatehouse"."client_assignments" force row level security;
alter table "gatehouse"."idempotency_keys" enable row level security;
alter table "gatehouse"."idempotency_keys" force row level security;
alter table "gatehouse"."installation_facts" enable row level security;
alter table "gatehouse"."installation_facts" force row level security;
alter table "gatehouse"."invitations" enable row level security;
alter table "gatehouse"."invitations" force row level security;
alter table "gatehouse"."known_devices" enable row level security;
alter table "gatehouse"."known_devices" force row level security;
alter table "gatehouse"."mailed_secrets" enable row level security;
alter table "gatehouse"."mailed_secrets" force row level security;
alter table "gatehouse"."memberships" enable row level security;
alter table "gatehouse"."memberships" force row level security;
alter table "gatehouse"."partners" enable row level security;
alter table "gatehouse"."partners" force row level security;
alter table "gatehouse"."passkeys" enable row level security;
alter table "gatehouse"."passkeys" force row level security;
alter table "gatehouse"."password_credentials" enable row level security;
alter table "gatehouse"."password_credentials" force row level security;
alter table "gatehouse"."password_reset_requests" enable row level security;
alter table "gatehouse"."password_reset_requests" force row level security;
alter table "gatehouse"."pending_sessions" enable row level security;
alter table "gatehouse"."pending_sessions" force row level security;
alter table "gatehouse"."rate_limits" enable row level security;
alter table "gatehouse"."rate_limits" force row level security;
alter table "gatehouse"."recovery_codes" enable row level security;
alter table "gatehouse"."recovery_codes" force row level security;
alter table "gatehouse"."sessions" enable row level security;
alter table "gatehouse"."sessions" force row level security;
alter table "gatehouse"."totp_factors" enable row level security;
alter table "gatehouse"."totp_factors" force row level security;
alter table "gatehouse"."users" enable row level security;
alter table "gatehouse"."users" force row level security;
alter table "gatehouse"."webauthn_challenges" enable row level security;
alter table "gatehouse"."webauthn_challenges" force row level security;

-- Foreign keys, written here because a module knows other modules' rows by id only. Tenant keys are composite: PostgreSQL checks
-- foreign keys without row-level security, so a key that left out the tenant could point at another tenant's row (SECURITY §2).
alter table gatehouse.password_credentials
  add constraint password_credentials_user_fkey foreign key (user_id) references gatehouse.users (id) on delete cascade;
alter table gatehouse.memberships
  add constraint memberships_user_fkey foreign key (user_id) references gatehouse.users (id),
  add constraint memberships_partner_fkey foreign key (partner_id) references gatehouse.partners (id);
alter table gatehouse.sessions
  add constraint sessions_user_fkey foreign key (user_id) references gatehouse.users (id) on delete cascade,
  add constraint sessions_membership_fkey foreign key (membership_id) references gatehouse.memberships (id) on delete cascade;
alter table gatehouse.invitations
  add constraint invitations_partner_fkey foreign key (partner_id) references gatehouse.partners (id),
  add constraint invitations_inviter_fkey foreign key (invited_by_user_id) references gatehouse.users (id);
alter table gatehouse.clients
  add constraint clients_partner_fkey foreign key (partner_id) references gatehouse.partners (id);
alter table gatehouse.client_assignments
  add constraint client_assignments_client_fkey foreign key (partner_id, client_id) references gatehouse.clients (partner_id, id),
  add constraint client_assignments_membership_fkey foreign key (partner_id, membership_id) references gatehouse.memberships (partner_id, id);
alter table gatehouse.memberships
  add constraint memberships_client_fkey foreign key (partner_id, client_id) references gatehouse.clients (partner_id, id);
alter table gatehouse.invitations
  add constraint invitations_client_fkey foreign key (partner_id, client_id) references gatehouse.clients (partner_id, id);
alter table gatehouse.mailed_secrets
  add constraint mailed_secrets_user_fkey foreign key (user_id) references gatehouse.users (id) on delete cascade;
alter table gatehouse.password_reset_requests
  add constraint password_reset_requests_administrator_fkey foreign key (administrator_id) references gatehouse.users (id) on delete cascade;
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
alter table gatehouse.known_devices
  add constraint known_devices_user_fkey foreign key (user_id) references gatehouse.users (id) on delete cascade;
alter table gatehouse.idempotency_keys
  add constraint idempotency_keys_user_fkey foreign key (user_id) references gatehouse.users (id) on delete cascade;
