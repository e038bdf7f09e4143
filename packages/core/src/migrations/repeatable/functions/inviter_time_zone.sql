-- The inviter's zone for an invitation of the scope's own partner, while the inviter is one of its people: the invitee has no zone of their
-- own yet.
create or replace function gatehouse.inviter_time_zone(p_invitation uuid) returns text
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select coalesce(u.timezone, u.last_time_zone)
    from gatehouse.invitations i
    join gatehouse.users u on u.id = i.invited_by_user_id
   where i.id = p_invitation and i.partner_id = nullif(current_setting('gatehouse.partner_id', true), '')::uuid
     and exists (select 1 from gatehouse.memberships m
                  where m.user_id = u.id and m.partner_id = i.partner_id and m.status = 'active')
$$;
alter function gatehouse.inviter_time_zone(uuid) owner to gatehouse_definer;
