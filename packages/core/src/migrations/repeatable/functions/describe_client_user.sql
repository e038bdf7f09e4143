-- Writes the name and number that a managing organisation gives a person. A person whose every membership is in the scope is changed as a
-- person. For a person with a membership elsewhere, including the vendor's staff, only the copies in the scope change. No answer tells
-- which of the two it was, because that would reveal other memberships. So all memberships in the scope change alike, not this one only.
create or replace function gatehouse.describe_client_user(p_membership uuid, p_name text, p_phone text) returns void
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
     set name = p_name, name_key = gatehouse.fold(p_name), phone = p_phone
   where o.user_id = m.user_id and o.status <> 'removed' and o.partner_id = partner and (client is null or o.client_id = client);
end $$;
alter function gatehouse.describe_client_user(uuid, text, text) owner to gatehouse_definer;
