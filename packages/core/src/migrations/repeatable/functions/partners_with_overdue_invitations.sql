-- Ids of partners with overdue invitations. The expiry job then works inside each partner's scope.
create or replace function gatehouse.partners_with_overdue_invitations(p_limit integer) returns setof uuid
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select distinct d.partner_id from (
    select partner_id from gatehouse.invitations
     where status = 'pending' and expires_at <= clock_timestamp() order by expires_at limit p_limit) d
$$;
alter function gatehouse.partners_with_overdue_invitations(integer) owner to gatehouse_definer;
