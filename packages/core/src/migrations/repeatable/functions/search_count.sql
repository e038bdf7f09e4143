-- The number of all matches: exact up to the cap, then the cap + 1. Without a term it counts the whole list from an index only. Under RLS
-- it would have to read the rows, because another policy, on another column, lets a person's own memberships through.
create or replace function gatehouse.search_count(p_list text, p_search text, p_filter jsonb, p_cap integer) returns integer
language plpgsql stable security definer set search_path = gatehouse, pg_temp
as $$
declare
  t record;
begin
  select * into t from gatehouse.search_terms(p_list, p_search, p_filter, null);
  return case when t.source is null then 0 else gatehouse.count_found(t.source, t.hit, t.lookups, t.narrowed, p_cap) end;
end $$;
alter function gatehouse.search_count(text, text, jsonb, integer) owner to gatehouse_searcher;
