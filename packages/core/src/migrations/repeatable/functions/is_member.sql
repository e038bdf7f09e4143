-- Whether an address has a membership of exactly this tenant, as committed when the function is called. A statement that waited for another
-- transaction sees the rows from before its wait; a volatile function that it calls afterwards sees those from after it.
create or replace function gatehouse.is_member(p_partner uuid, p_client uuid, p_email text) returns boolean
language plpgsql volatile set search_path = gatehouse, pg_temp
as $$
begin
  -- Two queries: each has its own index, which covers the members of partners or of clients.
  if p_client is null then
    return exists (
      select 1 from gatehouse.memberships m
       where m.partner_id = p_partner and m.client_id is null and m.email = p_email and m.status <> 'removed');
  end if;
  return exists (
    select 1 from gatehouse.memberships m
     where m.partner_id = p_partner and m.client_id = p_client and m.email = p_email and m.status <> 'removed');
end $$;
