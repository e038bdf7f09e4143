-- Releases the slots of an attempt and counts its outcome ([{ key, most, points, seconds, clear }]). Returns the keys of the limits that it
-- used up.
create or replace function gatehouse.end_attempt(p_attempt text, p_counts jsonb) returns text[]
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
      -- A window starts with the first count in it.
      expire = case when r.expire > v_now and (r.points > 0 or v_count.points = 0) then r.expire else excluded.expire end
    returning r.points into v_points;
    if v_count.points > 0 and v_points >= v_count.most and v_points - v_count.points < v_count.most then
      v_spent := v_spent || v_count.key;
    end if;
  end loop;
  return v_spent;
end
$$;
