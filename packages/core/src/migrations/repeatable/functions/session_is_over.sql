-- Whether the session with this public handle has ended. For lists of sessions: a person's own may act for partners whose rules their
-- present scope does not show.
create or replace function gatehouse.session_is_over(p_handle uuid) returns boolean
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select not exists (
    select 1 from gatehouse.sessions s
      left join gatehouse.memberships m on m.id = s.membership_id
     where s.handle = p_handle and (s.membership_id is null or m.status = 'active')
       and not gatehouse.session_ended(s, clock_timestamp()))
$$;
alter function gatehouse.session_is_over(uuid) owner to gatehouse_definer;
