-- Deletes ended sessions, at most p_limit of them. Returns how many.
create or replace function gatehouse.prune_sessions(p_limit integer) returns integer
language sql volatile security definer set search_path = gatehouse, pg_temp
as $$
  with gone as (
    delete from gatehouse.sessions where id in (
      select id from gatehouse.sessions where least(expires_at, absolute_expires_at) <= clock_timestamp()
       limit p_limit for update skip locked)
    returning 1)
  select count(*)::integer from gone
$$;
alter function gatehouse.prune_sessions(integer) owner to gatehouse_definer;
