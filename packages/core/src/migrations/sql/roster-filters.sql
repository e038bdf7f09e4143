-- The roster by who is in use, secured or away for long, and with those who are invited: what it filters by stands in its indexes, behind
-- what it sorts by, so that no filter makes it read rows to find none. Made from the entities; see CONTRIBUTING, "Changing the schema".
alter table "gatehouse"."memberships" add column "seen_at" timestamptz generated always as (coalesce(last_active_at, created_at)) stored not null;
drop index gatehouse.memberships_roster_name, gatehouse.memberships_roster_email, gatehouse.memberships_roster_role, gatehouse.memberships_roster_mfa,
  gatehouse.memberships_roster_last_active, gatehouse.memberships_roster_last_active_desc;
create index memberships_roster_name on gatehouse.memberships (partner_id, name_key, id, role, status, mfa_enabled, seen_at) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_email on gatehouse.memberships (partner_id, email, id, role, status, mfa_enabled, seen_at) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_role on gatehouse.memberships (partner_id, role, id, status, mfa_enabled, seen_at) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_mfa on gatehouse.memberships (partner_id, mfa_enabled, id, role, status, seen_at) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_joined on gatehouse.memberships (partner_id, created_at, id, role, status, mfa_enabled, seen_at) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_last_active on gatehouse.memberships (partner_id, last_active_at, id, role, status, mfa_enabled, seen_at) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_last_active_desc on gatehouse.memberships (partner_id, last_active_at desc nulls last, id desc, role, status, mfa_enabled, seen_at) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_filters on gatehouse.memberships (partner_id, status, mfa_enabled, role, seen_at, id) where partner_id is not null and client_id is null and status <> 'removed';
create index memberships_roster_away on gatehouse.memberships (partner_id, seen_at, status, mfa_enabled, role, id) where partner_id is not null and client_id is null and status <> 'removed';
create index invitations_team_id on gatehouse.invitations (partner_id, status, id, role, expires_at) where client_id is null and status in ('pending', 'expired');
create index invitations_team_email on gatehouse.invitations (partner_id, status, email_canonical, id, role, expires_at) include (search) where client_id is null and status in ('pending', 'expired');
create index invitations_team_role on gatehouse.invitations (partner_id, status, role, id, expires_at) where client_id is null and status in ('pending', 'expired');
create index invitations_team_overdue on gatehouse.invitations (partner_id, expires_at) include (id) where client_id is null and status = 'pending';
create index "sessions_partner_id_index" on "gatehouse"."sessions" ("partner_id");
