-- The number of matching rows of a list. A short list, or one that its filter leaves short, is scanned; so is one of which most rows match.
-- For all others the matching rows come from an index.
create or replace function gatehouse.count_found(p_source text, p_hit text, p_lookups text[], p_narrowed text, p_cap integer) returns integer
language plpgsql stable set search_path = gatehouse, pg_temp
as $$
declare
  short constant integer := 5000;
  sample constant integer := 500;
  listed integer;
  met integer := 0;
  found integer;
begin
  if p_hit <> 'true' then
    execute format('select count(*) from (select 1 from %s%s limit %s) listed', p_source, p_narrowed, short + 1) into listed;
    if listed > short then
      execute format('select count(*) from (select * from %s%s limit %s) sample where %s', p_source, p_narrowed, sample, p_hit) into met;
    end if;
    if listed <= short or met > sample / 2 then p_lookups := array[format('%s and %s%s', p_source, p_hit, p_narrowed)]; end if;
  end if;
  execute format('select count(*) from (select 1 from %s limit %s) found', array_to_string(p_lookups, ' union all select 1 from '), p_cap + 1) into found;
  return found;
end $$;
