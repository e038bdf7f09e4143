-- Substring search that stays fast under row-level security. LIKE is not leakproof, so under RLS no index over parts of a text can serve
-- it. This function and search_count name the tenant explicitly, use such indexes, return ids and counts only, and show nothing without
-- scope. They choose their plan themselves: RLS also hides the statistics from the planner. Reading ahead in the list's own order soon
-- meets a frequent term. A term it does not meet is rare enough to be fetched from an index and sorted.
--
-- Returns the ids of the matching rows in the list's order: by p_sort and id. With p_cap, which only a first page passes, also their
-- number: exact up to the cap, then the cap + 1 or more.
create or replace function gatehouse.search_page(p_list text, p_search text, p_filter jsonb, p_sort text, p_descending boolean,
                                      p_after_key text, p_after_id uuid, p_limit integer, p_cap integer,
                                      out ids uuid[], out total integer)
language plpgsql stable security definer set search_path = gatehouse, pg_temp
as $$
declare
  -- A term in one of 20 rows fills a page of 25 within these. Reading them takes less than half a millisecond.
  read_ahead constant integer := 500;
  t record;
  nullable boolean := p_sort = 'last_active_at';
  key_type text := case when p_sort in ('last_active_at', 'created_at', 'expires_at') then 'timestamptz'
                        when p_sort = 'mfa_enabled' then 'boolean' else 'text' end;
  direction text := case when p_descending then 'desc' else 'asc' end;
  beyond text := case when p_descending then '<' else '>' end;
  in_order text := format(case when nullable then 'order by %1$I %2$s nulls last, id %2$s' else 'order by %1$I %2$s, id %2$s' end, p_sort, direction);
  after_it text := '';
  ahead text;
  hits text;
begin
  select * into t from gatehouse.search_terms(p_list, p_search, p_filter, p_sort);
  if t.source is null or p_sort not in ('name_key', 'email', 'role', 'mfa_enabled', 'last_active_at',
                                        'email_canonical', 'status', 'created_at', 'expires_at', 'code') then
    ids := '{}';
    total := 0;
    return;
  end if;
  if p_after_id is not null then
    after_it := case when p_after_key is null then format(' and %I is null and id %s %L', p_sort, beyond, p_after_id)
      else format(' and (%I, id) %s (%L::%s, %L::uuid)', p_sort, beyond, p_after_key, key_type, p_after_id) end;
  end if;

  ahead := format('(select * from %s%s%s %s limit %s)', t.source, after_it, t.narrowed_ahead, in_order, read_ahead);
  if nullable and p_after_key is not null then
    -- Two ranges of the index. One condition with OR would not use it.
    ahead := format('(select * from (%s union all (select * from %s and %I is null%s %s limit %s)) ranges %s limit %s)',
                    ahead, t.source, p_sort, t.narrowed_ahead, in_order, read_ahead, in_order, read_ahead);
    after_it := format(' and ((%1$I, id) %2$s (%3$L::%5$s, %4$L::uuid) or %1$I is null)', p_sort, beyond, p_after_key, p_after_id, key_type);
  end if;
  execute format('select array(select id from %s ahead where %s%s %s limit %s)', ahead, t.hit, t.narrowed, in_order, p_limit) into ids;
  if cardinality(ids) < p_limit then
    -- If the list ended before the read-ahead did, there is nothing more to find.
    select string_agg(format('select id, %1$I from %2$s%3$s and (select ended from reading) is null', p_sort, lookup, after_it), ' union all ')
      into hits from unnest(t.lookups) lookup;
    execute format('with reading as materialized (select case when count(*) < %s then true end as ended from %s ahead), hits as materialized (%s)
                    select case when ended then $1 else array(select id from hits %s limit %s) end,
                           case when ended then cardinality($1) else (select count(*) from hits) end from reading',
                   read_ahead, ahead, hits, in_order, p_limit) using ids into ids, total;
  elsif p_cap is not null then
    total := gatehouse.count_found(t.source, t.hit, t.lookups, t.narrowed, p_cap);
  end if;
end $$;
alter function gatehouse.search_page(text, text, jsonb, text, boolean, text, uuid, integer, integer) owner to gatehouse_searcher;
