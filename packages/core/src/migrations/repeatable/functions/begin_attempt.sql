-- Occupies a slot in every limit of `p_claims` ([{ key, most, points, seconds }]), or in none. Returns null for success, otherwise the
-- milliseconds to wait. Slots expire after `p_lease_ms`, so that an attempt whose process dies holds none for longer. Without `p_lease_ms`
-- the points are counted immediately. Rows are locked in the order of their keys: two attempts that share two limits cannot deadlock.
create or replace function gatehouse.begin_attempt(p_attempt text, p_lease_ms bigint, p_claims jsonb) returns bigint
language plpgsql volatile set search_path = gatehouse, pg_temp
as $$
declare
  v_now bigint := extract(epoch from clock_timestamp()) * 1000;
  v_wait bigint;
begin
  -- A used-up limit is answered without a lock and without a write.
  select max(r.expire - v_now) into v_wait
    from jsonb_to_recordset(p_claims) as claim (key text, most integer, points integer)
    join gatehouse.rate_limits r using (key)
   where r.expire > v_now and r.points + claim.points > claim.most;
  if v_wait is not null then return v_wait; end if;

  with claims as materialized (
    select * from jsonb_to_recordset(p_claims) as claim (key text, most integer, points integer)),
  locked as (
    insert into gatehouse.rate_limits as r (key, points, expire)
    select key, 0, v_now + coalesce(p_lease_ms, 0) from claims order by key
    on conflict (key) do update set
      points = case when r.expire > v_now then r.points else 0 end,
      expire = case when r.expire > v_now then r.expire else excluded.expire end,
      leases = (select coalesce(jsonb_object_agg(lease.key, lease.value), '{}'::jsonb)
                  from jsonb_each(r.leases) lease where (lease.value ->> 0)::bigint > v_now)
    returning r.key, r.points, r.expire,
      (select coalesce(sum((lease.value ->> 1)::integer), 0) from jsonb_each(r.leases) lease) as held)
  -- One second when only running attempts block it: any of them may succeed.
  select max(case when locked.points + claims.points > claims.most then locked.expire - v_now else 1000 end) into v_wait
    from locked join claims using (key) where locked.points + locked.held + claims.points > claims.most;
  if v_wait is not null then return v_wait; end if;

  update gatehouse.rate_limits r set
    points = r.points + case when p_lease_ms is null then claim.points else 0 end,
    leases = case when p_lease_ms is null then r.leases
                  else r.leases || jsonb_build_object(p_attempt, jsonb_build_array(v_now + p_lease_ms, claim.points)) end,
    expire = case when r.points > 0 then r.expire
                  when p_lease_ms is null then v_now + claim.seconds * 1000::bigint
                  else greatest(r.expire, v_now + p_lease_ms) end
   from jsonb_to_recordset(p_claims) as claim (key text, points integer, seconds integer) where claim.key = r.key;

  -- A call that adds rows deletes some that no longer count.
  delete from gatehouse.rate_limits where key in (
    select key from gatehouse.rate_limits where expire < v_now order by expire limit 10 for update skip locked);
  return null;
end
$$;
