-- Ids of partners with invitations to remind of. The job then works inside each partner's scope.
create or replace function gatehouse.partners_with_unreminded_invitations(p_limit integer) returns setof uuid
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select distinct d.partner_id from (
    select partner_id from gatehouse.invitations
     where status = 'pending' and delivery_status = 'sent' and reminded_generation < generation
       and expires_at > clock_timestamp() and expires_at <= clock_timestamp() + interval '{{lifetimes.invitationReminder}}'
     order by expires_at limit p_limit) d
$$;
alter function gatehouse.partners_with_unreminded_invitations(integer) owner to gatehouse_definer;
