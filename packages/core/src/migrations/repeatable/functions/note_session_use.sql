-- Records that the session with the hash of its secret is in use now, and moves its idle end. A use that has been recorded since, by another
-- request, is not recorded again.
create or replace function gatehouse.note_session_use(p_hash text) returns void
language sql volatile security definer set search_path = gatehouse, pg_temp
as $$
  with used as (
    update gatehouse.sessions
       set last_seen_at = clock_timestamp(),
           expires_at = least(absolute_expires_at, clock_timestamp() + make_interval(secs => idle_seconds))
     where id = p_hash and last_seen_at < clock_timestamp() - interval '{{lifetimes.sessionUseNoted}}'
    returning membership_id)
  update gatehouse.memberships set last_active_at = clock_timestamp() where id in (select membership_id from used)
$$;
alter function gatehouse.note_session_use(text) owner to gatehouse_definer;
