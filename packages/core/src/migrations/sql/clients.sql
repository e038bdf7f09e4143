-- Clients of partners, and who of a partner's members looks after which.

-- An assignment stands in its client's partner. Not SECURITY DEFINER: a client outside the scope is as good as none, and the
-- statement fails alike for both.
create function gatehouse.copy_place_to_assignment() returns trigger
language plpgsql set search_path = gatehouse, pg_temp
as $$
begin
  if new.partner_id is null then
    select c.partner_id into new.partner_id from gatehouse.clients c where c.id = new.client_id;
  end if;
  return new;
end $$;

-- Made from the entities; see CONTRIBUTING, "Changing the schema".
create table "gatehouse"."clients" ("id" uuid not null, "partner_id" uuid not null, "code" text not null, "business_name" text not null, "domain" text not null default '', "contact_name" text not null default '', "business_email" text not null default '', "timezone" text not null default 'UTC', "status" text not null default 'onboarding', "manage_users" boolean not null default false, "manage_billing" boolean not null default false, "view_calls" boolean not null default true, "view_analytics" boolean not null default true, "manage_integrations" boolean not null default true, "manage_projects" boolean not null default true, "roles_on_offer" text[] not null default '{client_admin,client_member}', "requires_mfa" boolean not null default false, "requires_support_contact" boolean not null default true, "version" int not null default 1, "created_at" timestamptz not null default now(), "name_key" text generated always as (gatehouse.fold(business_name)) stored not null, "search" text generated always as (gatehouse.fold(((((business_name || chr(10)) || code) || chr(10)) || domain))) stored not null, primary key ("id"));
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
create trigger client_assignments_copy_place before insert on gatehouse.client_assignments for each row execute function gatehouse.copy_place_to_assignment();
alter table "gatehouse"."clients" enable row level security;
alter table "gatehouse"."clients" force row level security;
alter table "gatehouse"."client_assignments" enable row level security;
alter table "gatehouse"."client_assignments" force row level security;
create policy "clients_read" on "gatehouse"."clients" for select to "gatehouse_app" using (partner_id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting) and case when (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null then true else id = (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) end);
create policy "clients_provision" on "gatehouse"."clients" for insert to "gatehouse_app" with check (partner_id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting) and case when (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null then true else false end);
create policy "clients_change" on "gatehouse"."clients" for update to "gatehouse_app" using (partner_id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting) and case when (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null then true else id = (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) end) with check (partner_id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting) and case when (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null then true else false end);
create policy "clients_definer" on "gatehouse"."clients" for select to "gatehouse_definer" using (true);
create policy "client_assignments_scope" on "gatehouse"."client_assignments" to "gatehouse_app" using (partner_id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting) and case when (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null then true else false end) with check (partner_id = (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting) and case when (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null then true else false end);
create policy "client_assignments_definer" on "gatehouse"."client_assignments" for select to "gatehouse_definer" using (true);

-- Tenant keys are composite: PostgreSQL checks foreign keys without row-level security (SECURITY §2).
alter table gatehouse.clients
  add constraint clients_partner_fkey foreign key (partner_id) references gatehouse.partners (id);
alter table gatehouse.client_assignments
  add constraint client_assignments_client_fkey foreign key (partner_id, client_id) references gatehouse.clients (partner_id, id),
  add constraint client_assignments_membership_fkey foreign key (partner_id, membership_id) references gatehouse.memberships (partner_id, id);
alter table gatehouse.memberships
  add constraint memberships_client_fkey foreign key (partner_id, client_id) references gatehouse.clients (partner_id, id);
alter table gatehouse.invitations
  add constraint invitations_client_fkey foreign key (partner_id, client_id) references gatehouse.clients (partner_id, id);
