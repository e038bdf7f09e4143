-- A person as an organisation that manages them calls them. Somebody whose every place lies in the scope is renamed as a person; of somebody
-- with a place elsewhere, the vendor's staff among them, only what is shown of them in the scope changes. Nobody is told which of the two
-- it was: it would say that there are other places. So all places in the scope change alike, not this one alone.
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
