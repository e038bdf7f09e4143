-- The people of a partner's clients in one list with those who are invited: what it sorts, filters and searches by stands in indexes, for
-- one client and for all of a partner's. Made from the entities; see CONTRIBUTING, "Changing the schema".
alter table "gatehouse"."memberships" add column "phone" text null;
create index invitations_invitees_id on gatehouse.invitations (partner_id, status, id, role, expires_at, client_id) where client_id is not null and status in ('pending', 'expired');
create index invitations_client_invitees_id on gatehouse.invitations (partner_id, client_id, status, id, role, expires_at) where client_id is not null and status in ('pending', 'expired');
create index invitations_invitees_email on gatehouse.invitations (partner_id, status, email_canonical, id, role, expires_at, client_id) where client_id is not null and status in ('pending', 'expired');
create index invitations_client_invitees_email on gatehouse.invitations (partner_id, client_id, status, email_canonical, id, role, expires_at) where client_id is not null and status in ('pending', 'expired');
create index invitations_invitees_role on gatehouse.invitations (partner_id, status, role, id, expires_at, client_id) where client_id is not null and status in ('pending', 'expired');
create index invitations_client_invitees_role on gatehouse.invitations (partner_id, client_id, status, role, id, expires_at) where client_id is not null and status in ('pending', 'expired');
create index invitations_invitees_overdue on gatehouse.invitations (partner_id, expires_at) include (client_id, id) where client_id is not null and status = 'pending';
create index invitations_client_invitees_overdue on gatehouse.invitations (partner_id, client_id, expires_at) include (id) where client_id is not null and status = 'pending';
create index invitations_invitees_search on gatehouse.invitations using gin (partner_id, client_id, email_canonical gatehouse.gin_trgm_ops) where client_id is not null and status in ('pending', 'expired');
create index invitations_invitees_grams on gatehouse.invitations using gin (partner_id, client_id, gatehouse.grams(email_canonical)) where client_id is not null and status in ('pending', 'expired');
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
create policy "users_definer_describe" on "gatehouse"."users" for update to "gatehouse_definer" using (true);
drop trigger users_copy_to_memberships on gatehouse.users;
create trigger users_copy_to_memberships after update of display_name, email, phone, mfa_enabled on gatehouse.users for each row execute function gatehouse.copy_user_to_memberships();

-- A person as an organisation that manages them calls them. Somebody whose every place lies in the scope is renamed as a person; of somebody
-- with a place elsewhere, the vendor's staff among them, only what is shown of them in the scope changes. Nobody is told which of the two
-- it was: it would say that there are other places. So all places in the scope change alike, not this one alone.
create function gatehouse.describe_client_user(p_membership uuid, p_name text, p_phone text) returns void
language plpgsql volatile security definer set search_path = gatehouse, pg_temp
as $$
declare
  partner uuid := nullif(current_setting('gatehouse.partner_id', true), '')::uuid;
  client uuid := nullif(current_setting('gatehouse.client_id', true), '')::uuid;
  m gatehouse.memberships;
begin
  select * into m from gatehouse.memberships o
   where o.id = p_membership and o.partner_id = partner and o.client_id is not null and (client is null or o.client_id = client)
     and o.status <> 'removed';
  if not found then return; end if;
  update gatehouse.users u set display_name = p_name, phone = p_phone
   where u.id = m.user_id and not exists (
     select 1 from gatehouse.memberships o
      where o.user_id = u.id and o.status <> 'removed'
        and (o.partner_id is distinct from partner or (client is not null and o.client_id is distinct from client)));
  update gatehouse.memberships o
     set name = p_name, name_key = gatehouse.fold(p_name), phone = p_phone,
         search = gatehouse.person_search(gatehouse.fold(p_name), o.email, p_phone, o.client_id)
   where o.user_id = m.user_id and o.status <> 'removed' and o.partner_id = partner and (client is null or o.client_id = client);
end $$;
