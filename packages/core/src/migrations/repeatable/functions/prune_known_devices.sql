-- Deletes devices that are no longer known, at most p_limit of them, but keeps each person's last one: without any, the next sign-in would
-- count as the first ever. Returns how many.
create or replace function gatehouse.prune_known_devices(p_limit integer) returns integer
language sql volatile security definer set search_path = gatehouse, pg_temp
as $$
  with gone as (
    delete from gatehouse.known_devices where last_seen_at <= clock_timestamp() - interval '{{lifetimes.knownDevice}}' and (user_id, hash) in (
      select d.user_id, d.hash from gatehouse.known_devices d
       where d.last_seen_at <= clock_timestamp() - interval '{{lifetimes.knownDevice}}'
         and exists (select 1 from gatehouse.known_devices l where l.user_id = d.user_id
                       and (l.last_seen_at, l.hash) > (d.last_seen_at, d.hash))
       limit p_limit)
    returning 1)
  select count(*)::integer from gone
$$;
alter function gatehouse.prune_known_devices(integer) owner to gatehouse_definer;
