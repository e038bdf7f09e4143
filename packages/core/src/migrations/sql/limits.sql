-- Counters of the limits: one statement before an attempt and one after it, for all the limits it falls under (docs/decisions/0018).

-- Made from the entities; see CONTRIBUTING, "Changing the schema".
alter table "gatehouse"."rate_limits" add column "leases" jsonb not null default '{}';
create index "rate_limits_expire_index" on "gatehouse"."rate_limits" ("expire");

-- Takes a place in every limit of `p_claims` ([{ key, most, points, seconds }]), or in none. Null when it was had, else the milliseconds to
-- wait. The places end by themselves after `p_lease_ms`, so that an attempt whose process dies holds none for longer; without `p_lease_ms`
-- the points are counted now. Rows are locked in the order of their keys: two attempts that share two limits do not wait for each other.
create function gatehouse.begin_attempt(p_attempt text, p_lease_ms bigint, p_claims jsonb) returns bigint
language plpgsql volatile set search_path = gatehouse, pg_temp
as $$
declare
  v_now bigint := extract(epoch from clock_timestamp()) * 1000;
  v_wait bigint;
begin
  -- A limit that is used up is answered without a lock and without a write.
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
  -- A second, where only attempts under way stand in the way: any of them may succeed.
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

  -- Whoever adds rows clears some that say nothing any more.
  delete from gatehouse.rate_limits where key in (
    select key from gatehouse.rate_limits where expire < v_now order by expire limit 10 for update skip locked);
  return null;
end
$$;

-- Gives the places of an attempt back and counts what became of it ([{ key, most, points, seconds, clear }]). The keys that it used up.
create function gatehouse.end_attempt(p_attempt text, p_counts jsonb) returns text[]
language plpgsql volatile set search_path = gatehouse, pg_temp
as $$
declare
  v_now bigint := extract(epoch from clock_timestamp()) * 1000;
  v_count record;
  v_points integer;
  v_spent text[] := '{}';
begin
  for v_count in
    select * from jsonb_to_recordset(p_counts) as c (key text, most integer, points integer, seconds integer, clear boolean) order by key
  loop
    insert into gatehouse.rate_limits as r (key, points, expire)
    values (v_count.key, v_count.points, v_now + v_count.seconds * 1000::bigint)
    on conflict (key) do update set
      leases = r.leases - p_attempt,
      points = case when v_count.clear then 0 when r.expire > v_now then r.points + v_count.points else v_count.points end,
      -- A window begins with what is counted first in it.
      expire = case when r.expire > v_now and (r.points > 0 or v_count.points = 0) then r.expire else excluded.expire end
    returning r.points into v_points;
    if v_count.points > 0 and v_points >= v_count.most and v_points - v_count.points < v_count.most then
      v_spent := v_spent || v_count.key;
    end if;
  end loop;
  return v_spent;
end
$$;
