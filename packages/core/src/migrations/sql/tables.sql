-- Made from the entities; see CONTRIBUTING, "Changing the schema".
create table "gatehouse"."audit_events" ("id" uuid not null, "at" timestamptz not null default clock_timestamp(), "action" text not null, "actor_id" uuid null, "actor_label" jsonb null, "subject_type" text null, "subject_id" uuid null, "subject_label" text null, "partner_id" uuid null, "client_id" uuid null, "organisation_id" uuid generated always as (coalesce(client_id, partner_id, '00000000-0000-0000-0000-000000000000'::uuid)) stored not null, "details" jsonb not null default '{}', "ip" text null, "user_agent" text null, "session_handle" uuid null, "request_id" text null, "written_by" xid8 not null default pg_current_xact_id(), primary key ("id"));
create index audit_events_list on gatehouse.audit_events (partner_id, at desc, id desc);
create index audit_events_organisation on gatehouse.audit_events (organisation_id, id);
alter table "gatehouse"."audit_events" add constraint "audit_events_place_check" check (client_id is null or partner_id is not null);
create trigger audit_events_append_only before update or delete or truncate on gatehouse.audit_events for each statement execute function gatehouse.refuse_change();

create table "gatehouse"."audit_seals" ("organisation_id" uuid not null, "seq" bigint not null, "event_id" uuid not null, "hash" bytea not null, "sealed_at" timestamptz not null default clock_timestamp(), primary key ("organisation_id", "seq"));
alter table "gatehouse"."audit_seals" add constraint "audit_seals_event_id_key" unique ("event_id");
create trigger audit_seals_append_only before update or delete or truncate on gatehouse.audit_seals for each statement execute function gatehouse.refuse_change();

create table "gatehouse"."installation_facts" ("name" text not null, "value" text not null, "at" timestamptz not null default now(), primary key ("name"));

create table "gatehouse"."invitations" ("id" uuid not null, "partner_id" uuid not null, "client_id" uuid null, "email" text not null, "email_canonical" text generated always as (lower(email)) stored not null, "role" text not null, "status" text not null default 'pending', "generation" int not null default 1, "invited_by_user_id" uuid null, "invited_by_name" text not null default '', "created_at" timestamptz not null default now(), "expires_at" timestamptz not null default (now() + '7 days'::interval), "accepted_at" timestamptz null, "delivery_status" text not null default 'queued', "delivery_error" text null, "sent_count" int not null default 0, "last_sent_at" timestamptz null, primary key ("id"));
create index invitations_list_email on gatehouse.invitations (partner_id, email_canonical, id);
create index invitations_list_role on gatehouse.invitations (partner_id, role, id);
create index invitations_list_status on gatehouse.invitations (partner_id, status, id);
create index invitations_list_created_at on gatehouse.invitations (partner_id, created_at, id);
create index invitations_list_expires_at on gatehouse.invitations (partner_id, expires_at, id);
create index invitations_search on gatehouse.invitations using gin (partner_id, email_canonical gatehouse.gin_trgm_ops);
create index invitations_grams on gatehouse.invitations using gin (partner_id, gatehouse.grams(email_canonical));
create index invitations_open_by_email on gatehouse.invitations (email_canonical) where status = 'pending';
create index invitations_due on gatehouse.invitations (expires_at) where status = 'pending';
create unique index invitations_one_pending_per_partner on gatehouse.invitations (partner_id, email_canonical) where status = 'pending' and client_id is null;
create unique index invitations_one_pending_per_client on gatehouse.invitations (partner_id, client_id, email_canonical) where status = 'pending' and client_id is not null;
alter table "gatehouse"."invitations" add constraint "invitations_role_check" check (role in ('staff_admin', 'staff_support', 'partner_admin', 'partner_user', 'client_admin', 'client_manager', 'client_staff', 'client_member', 'community_manager'));
alter table "gatehouse"."invitations" add constraint "invitations_status_check" check (status in ('pending', 'accepted', 'revoked', 'expired'));
alter table "gatehouse"."invitations" add constraint "invitations_delivery_status_check" check (delivery_status in ('queued', 'sent', 'failed'));
alter table "gatehouse"."invitations" add constraint "invitations_staff_place_check" check ((role in ('staff_admin', 'staff_support')) = (partner_id is null));
alter table "gatehouse"."invitations" add constraint "invitations_client_place_check" check ((role in ('client_admin', 'client_manager', 'client_staff', 'client_member', 'community_manager')) = (client_id is not null));

create table "gatehouse"."memberships" ("id" uuid not null, "user_id" uuid not null, "partner_id" uuid null, "client_id" uuid null, "role" text not null, "status" text not null default 'active', "created_at" timestamptz not null default now(), "last_active_at" timestamptz null, "name" text not null default '', "name_key" text not null default '', "email" text not null default '', "mfa_enabled" boolean not null default false, "search" text not null default '', primary key ("id"));
create index "memberships_user_id_index" on "gatehouse"."memberships" ("user_id");
create index memberships_roster_name on gatehouse.memberships (partner_id, name_key, id) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_email on gatehouse.memberships (partner_id, email, id) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_role on gatehouse.memberships (partner_id, role, id) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_mfa on gatehouse.memberships (partner_id, mfa_enabled, id) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_last_active on gatehouse.memberships (partner_id, last_active_at, id) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_last_active_desc on gatehouse.memberships (partner_id, last_active_at desc nulls last, id desc) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_search on gatehouse.memberships using gin (partner_id, search gatehouse.gin_trgm_ops) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_grams on gatehouse.memberships using gin (partner_id, gatehouse.grams(search)) where partner_id is not null and client_id is null and status <> 'removed';
alter table "gatehouse"."memberships" add constraint "memberships_partner_id_id_key" unique ("partner_id", "id");
create unique index memberships_one_per_partner on gatehouse.memberships (partner_id, user_id) where partner_id is not null and client_id is null and status <> 'removed';
create unique index memberships_one_per_client on gatehouse.memberships (client_id, user_id) where client_id is not null and status <> 'removed';
create unique index memberships_one_at_vendor on gatehouse.memberships (user_id) where partner_id is null and status <> 'removed';
alter table "gatehouse"."memberships" add constraint "memberships_role_check" check (role in ('staff_admin', 'staff_support', 'partner_admin', 'partner_user', 'client_admin', 'client_manager', 'client_staff', 'client_member', 'community_manager'));
alter table "gatehouse"."memberships" add constraint "memberships_status_check" check (status in ('active', 'deactivated', 'removed'));
alter table "gatehouse"."memberships" add constraint "memberships_staff_place_check" check ((role in ('staff_admin', 'staff_support')) = (partner_id is null));
alter table "gatehouse"."memberships" add constraint "memberships_client_place_check" check ((role in ('client_admin', 'client_manager', 'client_staff', 'client_member', 'community_manager')) = (client_id is not null));
create trigger memberships_copy_person before insert on gatehouse.memberships for each row execute function gatehouse.copy_person_to_membership();

create table "gatehouse"."partners" ("id" uuid not null, "name" text not null, "status" text not null default 'pending', "requires_mfa" boolean not null default false, "idle_minutes" int not null default 10080, "absolute_hours" int not null default 720, "version" int not null default 1, "created_at" timestamptz not null default now(), primary key ("id"));
alter table "gatehouse"."partners" add constraint "partners_status_check" check (status in ('pending', 'active', 'suspended', 'archived'));
alter table "gatehouse"."partners" add constraint "partners_name_check" check (char_length(name) >= 1 and char_length(name) <= 120);

create table "gatehouse"."password_credentials" ("user_id" uuid not null, "password_hash" text not null, "changed_at" timestamptz not null default now(), primary key ("user_id"));

create table "gatehouse"."rate_limits" ("key" text not null, "points" int not null default 0, "expire" bigint null, primary key ("key"));

create table "gatehouse"."sessions" ("id" text not null, "handle" uuid not null, "user_id" uuid not null, "membership_id" uuid null, "partner_id" uuid null, "client_id" uuid null, "created_at" timestamptz not null default now(), "last_seen_at" timestamptz not null default now(), "expires_at" timestamptz not null default (now() + '7 days'::interval), "absolute_expires_at" timestamptz not null default (now() + '30 days'::interval), "idle_seconds" int not null default 604800, "ip" text null, "user_agent" text null, primary key ("id"));
alter table "gatehouse"."sessions" add constraint "sessions_handle_key" unique ("handle");
create index "sessions_user_id_index" on "gatehouse"."sessions" ("user_id");
create index "sessions_membership_id_index" on "gatehouse"."sessions" ("membership_id");
create index "sessions_expires_at_index" on "gatehouse"."sessions" ("expires_at");
create trigger sessions_copy_place before insert or update of membership_id on gatehouse.sessions for each row execute function gatehouse.copy_place_to_session();

create table "gatehouse"."users" ("id" uuid not null, "email" text not null, "email_canonical" text generated always as (lower(email)) stored not null, "display_name" text not null, "phone" text null, "locale" text not null default 'en', "timezone" text null, "email_proven_at" timestamptz null, "mfa_enabled" boolean not null default false, "created_at" timestamptz not null default now(), primary key ("id"));
alter table "gatehouse"."users" add constraint "users_email_canonical_key" unique ("email_canonical");
alter table "gatehouse"."users" add constraint "users_display_name_check" check (char_length(display_name) >= 1 and char_length(display_name) <= 120);
create trigger users_copy_to_memberships after update of display_name, email, mfa_enabled on gatehouse.users for each row execute function gatehouse.copy_user_to_memberships();

alter table "gatehouse"."audit_events" enable row level security;
alter table "gatehouse"."audit_events" force row level security;
create policy "audit_events_read" on "gatehouse"."audit_events" for select to "gatehouse_app" using (partner_id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting) and coalesce(client_id = (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting), (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null));
create policy "audit_events_write" on "gatehouse"."audit_events" for insert to "gatehouse_app" with check (NOT (partner_id IS DISTINCT FROM (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting)) and coalesce(client_id = (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting), (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null));
create policy "audit_events_definer" on "gatehouse"."audit_events" for select to "gatehouse_definer" using (true);
alter table "gatehouse"."audit_seals" enable row level security;
alter table "gatehouse"."audit_seals" force row level security;
create policy "audit_seals_definer" on "gatehouse"."audit_seals" for select to "gatehouse_definer" using (true);
create policy "audit_seals_definer_insert" on "gatehouse"."audit_seals" for insert to "gatehouse_definer" with check (true);
alter table "gatehouse"."installation_facts" enable row level security;
alter table "gatehouse"."installation_facts" force row level security;
create policy "installation_facts_app" on "gatehouse"."installation_facts" to "gatehouse_app" using (true) with check (true);
alter table "gatehouse"."invitations" enable row level security;
alter table "gatehouse"."invitations" force row level security;
create policy "invitations_scope_read" on "gatehouse"."invitations" for select to "gatehouse_app" using (partner_id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting) and coalesce(client_id = (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting), (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null));
create policy "invitations_scope_change" on "gatehouse"."invitations" for update to "gatehouse_app" using (partner_id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting) and coalesce(client_id = (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting), (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null)) with check (partner_id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting) and coalesce(client_id = (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting), (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null));
create policy "invitations_invite" on "gatehouse"."invitations" for insert to "gatehouse_app" with check (partner_id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting) and coalesce(client_id = (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting), (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null) and (invited_by_user_id is null or invited_by_user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)));
create policy "invitations_definer" on "gatehouse"."invitations" for select to "gatehouse_definer" using (true);
alter table "gatehouse"."memberships" enable row level security;
alter table "gatehouse"."memberships" force row level security;
create policy "memberships_scope_read" on "gatehouse"."memberships" for select to "gatehouse_app" using (partner_id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting) and coalesce(client_id = (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting), (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null));
create policy "memberships_scope_change" on "gatehouse"."memberships" for update to "gatehouse_app" using (partner_id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting) and coalesce(client_id = (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting), (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null)) with check (partner_id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting) and coalesce(client_id = (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting), (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null));
create policy "memberships_join" on "gatehouse"."memberships" for insert to "gatehouse_app" with check (partner_id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting) and coalesce(client_id = (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting), (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null) and user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "memberships_own" on "gatehouse"."memberships" for select to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "memberships_definer" on "gatehouse"."memberships" for select to "gatehouse_definer" using (true);
create policy "memberships_definer_staff" on "gatehouse"."memberships" for insert to "gatehouse_definer" with check (partner_id is null and client_id is null);
create policy "memberships_definer_update" on "gatehouse"."memberships" for update to "gatehouse_definer" using (true);
alter table "gatehouse"."partners" enable row level security;
alter table "gatehouse"."partners" force row level security;
create policy "partners_scope" on "gatehouse"."partners" to "gatehouse_app" using (id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting)) with check (id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting));
create policy "partners_definer" on "gatehouse"."partners" for select to "gatehouse_definer" using (true);
alter table "gatehouse"."password_credentials" enable row level security;
alter table "gatehouse"."password_credentials" force row level security;
create policy "password_credentials_self" on "gatehouse"."password_credentials" to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "password_credentials_definer" on "gatehouse"."password_credentials" for select to "gatehouse_definer" using (true);
alter table "gatehouse"."rate_limits" enable row level security;
alter table "gatehouse"."rate_limits" force row level security;
create policy "rate_limits_app" on "gatehouse"."rate_limits" to "gatehouse_app" using (true) with check (true);
alter table "gatehouse"."sessions" enable row level security;
alter table "gatehouse"."sessions" force row level security;
create policy "sessions_own" on "gatehouse"."sessions" to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "sessions_scope_read" on "gatehouse"."sessions" for select to "gatehouse_app" using (partner_id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting) and coalesce(client_id = (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting), (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null));
create policy "sessions_scope_end" on "gatehouse"."sessions" for delete to "gatehouse_app" using (partner_id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting) and coalesce(client_id = (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting), (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null));
create policy "sessions_definer" on "gatehouse"."sessions" to "gatehouse_definer" using (true);
alter table "gatehouse"."users" enable row level security;
alter table "gatehouse"."users" force row level security;
create policy "users_self" on "gatehouse"."users" to "gatehouse_app" using (id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "users_definer" on "gatehouse"."users" for select to "gatehouse_definer" using (true);
