-- Substring search that stays fast under row-level security. LIKE is not leakproof, so under RLS no index over parts of a text can serve
-- it; these functions write the tenant out, use such indexes, give away ids and counts only, and show nothing without scope.
-- They choose their way themselves: RLS also keeps the planner from the statistics it would need. A frequent term is met soon by reading
-- ahead in the list's own order; what is not met there is rare enough to be fetched from an index and sorted.

-- What to search: the list's rows of the scope's partner; the term's condition in two forms, plain and one that an index serves; the
-- filter's condition and column.
create function gatehouse.search_terms(p_list text, p_search text, p_filter text[], out source text, out hit text, out indexed text,
                                       out narrowed text, out filtered text)
language plpgsql stable set search_path = gatehouse, pg_temp
as $$
declare
  partner uuid := nullif(current_setting('gatehouse.partner_id', true), '')::uuid;
  client uuid := nullif(current_setting('gatehouse.client_id', true), '')::uuid;
  term text := gatehouse.fold(p_search);
  searched text;
  -- Some lists are about somebody or something of the scope: its id follows the list's name.
  list text := split_part(p_list, ' ', 1);
  about uuid := nullif(split_part(p_list, ' ', 2), '')::uuid;
begin
  if partner is null or client is not null then return; end if;
  case list
    when 'members' then
      source := format('gatehouse.memberships where partner_id = %L and client_id is null and partner_id is not null and status <> ''removed''', partner);
      searched := 'search';
      filtered := 'role';
    when 'invitations' then
      source := format('gatehouse.invitations where partner_id = %L and client_id is null', partner);
      searched := 'email_canonical';
      filtered := 'status';
    when 'clients' then
      source := format('gatehouse.clients where partner_id = %L', partner);
      searched := 'search';
      filtered := 'status';
    when 'clients-of-member' then
      source := format('gatehouse.clients where partner_id = %L and id = any (array(select a.client_id from gatehouse.client_assignments a where a.membership_id = %L))', partner, about);
      searched := 'search';
      filtered := 'status';
    when 'members-of-client' then
      source := format('gatehouse.memberships where partner_id = %L and client_id is null and partner_id is not null and status <> ''removed'' and exists (select 1 from gatehouse.client_assignments a where a.client_id = %L and a.membership_id = memberships.id)', partner, about);
      searched := 'search';
      filtered := 'role';
    when 'eligible-members' then
      source := format('gatehouse.memberships where partner_id = %L and client_id is null and partner_id is not null and status <> ''removed'' and status = ''active'' and not exists (select 1 from gatehouse.client_assignments a where a.client_id = %L and a.membership_id = memberships.id)', partner, about);
      searched := 'search';
      filtered := 'role';
    else return;
  end case;
  hit := format('strpos(%I, %L) > 0', searched, term);
  -- Trigrams know runs of three letters or digits; anything shorter is looked up by its one or two characters.
  indexed := case when term ~ '[[:alnum:]]{3}'
    then format('%I like %L', searched, '%' || replace(replace(replace(term, '\', '\\'), '%', '\%'), '_', '\_') || '%')
    else format('gatehouse.grams(%I) @> gatehouse.grams(%L) and %s', searched, term, hit) end;
  narrowed := case when p_filter is null then '' else format(' and %I = any (%L)', filtered, p_filter) end;
end $$;

create function gatehouse.search_page(p_list text, p_search text, p_filter text[], p_sort text, p_descending boolean,
                                      p_after_key text, p_after_id uuid, p_limit integer) returns setof uuid
language plpgsql stable security definer rows 100 set search_path = gatehouse, pg_temp
as $$
declare
  -- A term in one of 80 rows fills a page of 25 within these; reading them takes about 1 ms.
  read_ahead constant integer := 2000;
  t record;
  nullable boolean := p_sort = 'last_active_at';
  key_type text := case when p_sort in ('last_active_at', 'created_at', 'expires_at') then 'timestamptz'
                        when p_sort = 'mfa_enabled' then 'boolean' else 'text' end;
  direction text := case when p_descending then 'desc' else 'asc' end;
  beyond text := case when p_descending then '<' else '>' end;
  in_order text := format(case when nullable then 'order by %1$I %2$s nulls last, id %2$s' else 'order by %1$I %2$s, id %2$s' end, p_sort, direction);
  after_it text := '';
  ahead text;
  found uuid[];
begin
  select * into t from gatehouse.search_terms(p_list, p_search, p_filter);
  if t.source is null or p_sort not in ('name_key', 'email', 'role', 'mfa_enabled', 'last_active_at',
                                        'email_canonical', 'status', 'created_at', 'expires_at', 'code') then
    return;
  end if;
  if p_after_id is not null then
    after_it := case when p_after_key is null then format(' and %I is null and id %s %L', p_sort, beyond, p_after_id)
      else format(' and (%I, id) %s (%L::%s, %L::uuid)', p_sort, beyond, p_after_key, key_type, p_after_id) end;
  end if;

  -- In a list sorted by what it is filtered by, the wanted rows may all stand at its far end.
  if p_sort = t.filtered then after_it := after_it || t.narrowed; end if;
  ahead := format('(select * from %s%s %s limit %s)', t.source, after_it, in_order, read_ahead);
  if nullable and p_after_key is not null then
    -- Two ranges of the index; one condition with OR would be none.
    ahead := format('(select * from (%s union all (select * from %s and %I is null %s limit %s)) ranges %s limit %s)',
                    ahead, t.source, p_sort, in_order, read_ahead, in_order, read_ahead);
    after_it := format(' and ((%1$I, id) %2$s (%3$L::%5$s, %4$L::uuid) or %1$I is null)', p_sort, beyond, p_after_key, p_after_id, key_type);
  end if;
  execute format('select array(select id from %s ahead where %s%s %s limit %s)', ahead, t.hit, t.narrowed, in_order, p_limit) into found;
  if cardinality(found) < p_limit then
    execute format('with hits as materialized (select id, %I from %s%s and %s%s) select array(select id from hits %s limit %s)',
                   p_sort, t.source, after_it, t.indexed, t.narrowed, in_order, p_limit) into found;
  end if;
  return query select unnest(found);
end $$;

-- Exact up to the cap, then the cap + 1.
create function gatehouse.search_count(p_list text, p_search text, p_filter text[], p_cap integer) returns integer
language plpgsql stable security definer set search_path = gatehouse, pg_temp
as $$
declare
  sample constant integer := 500;
  t record;
  found integer := 0;
begin
  select * into t from gatehouse.search_terms(p_list, p_search, p_filter);
  if t.source is null then return 0; end if;
  -- Where most rows match, counting them off is cheaper than collecting them all from the index first.
  execute format('select count(*)::integer from (select * from %s limit %s) sample where %s', t.source, sample, t.hit) into found;
  execute format('select count(*)::integer from (select 1 from %s and %s%s limit %s) hits', t.source,
                 case when found > sample / 2 then t.hit else t.indexed end, t.narrowed, p_cap + 1) into found;
  return found;
end $$;
