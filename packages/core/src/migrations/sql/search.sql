-- Substring search that stays fast under row-level security. LIKE is not leakproof, so under RLS no index over parts of a text can serve
-- it; these functions write the tenant out, use such indexes, give away ids and counts only, and show nothing without scope.
-- They choose their way themselves: RLS also keeps the planner from the statistics it would need. A frequent term is met soon by reading
-- ahead in the list's own order; what is not met there is rare enough to be fetched from an index and sorted.

-- A term's condition on a column in a form that an index serves. Trigrams know runs of three letters or digits; anything shorter is looked
-- up by its one or two characters.
create function gatehouse.indexed_condition(p_column text, p_term text) returns text
language sql stable set search_path = gatehouse, pg_temp
as $$
  select case when p_term ~ '[[:alnum:]]{3}'
    then format('%I like %L', p_column, '%' || replace(replace(replace(p_term, '\', '\\'), '%', '\%'), '_', '\_') || '%')
    else format('gatehouse.grams(%1$I) @> gatehouse.grams(%2$L) and strpos(%1$I, %2$L) > 0', p_column, p_term) end
$$;

-- What to search: the list's rows of the scope's partner, or of its one client; the term's condition; the look-ups that find the rows which
-- meet it, and the filter, from an index; the filter's condition, and the part of it that is applied already while reading ahead.
create function gatehouse.search_terms(p_list text, p_search text, p_filter jsonb, p_sort text, out source text, out hit text,
                                       out lookups text[], out narrowed text, out narrowed_ahead text)
language plpgsql stable set search_path = gatehouse, pg_temp
as $$
declare
  partner uuid := nullif(current_setting('gatehouse.partner_id', true), '')::uuid;
  client uuid := nullif(current_setting('gatehouse.client_id', true), '')::uuid;
  term text := gatehouse.fold(p_search);
  digits text := regexp_replace(term, '[^0-9]', '', 'g');
  condition text;
  in_number text;
  searched text := 'search';
  filterable text[];
  -- Some lists are about somebody or something of the scope: its id follows the list's name.
  list text := split_part(p_list, ' ', 1);
  about uuid := nullif(split_part(p_list, ' ', 2), '')::uuid;
  of_clients boolean := list in ('client-users', 'client-invitations-pending', 'client-invitations-expired', 'client-invitations-overdue');
  roster constant text := 'gatehouse.memberships where partner_id = %L and client_id is null and partner_id is not null and status <> ''removed''';
  invitees constant text := 'gatehouse.invitations where partner_id = %1$L and client_id is not null and status in (''pending'', ''expired'') and status = %2$s';
  -- In an order by status and id not «=», or it is taken for the primary key's and looked for along that, through all tenants.
  exactly constant text := case when p_sort = 'status' then 'any (''{%s}'')' else '''%s''' end;
  filter record;
begin
  -- In a client's scope nothing is listed but that client's own people.
  if partner is null or (client is not null and not (of_clients and about is not distinct from client)) then return; end if;
  case list
    when 'members' then
      source := format(roster, partner);
      filterable := '{role}';
    when 'invitations' then
      source := format('gatehouse.invitations where partner_id = %L and client_id is null', partner);
      searched := 'email_canonical';
      filterable := '{status}';
    when 'clients' then
      source := format('gatehouse.clients where partner_id = %L', partner);
      filterable := '{status}';
    when 'clients-of-member' then
      source := format('gatehouse.clients where partner_id = %L and id = any (array(select a.client_id from gatehouse.client_assignments a where a.membership_id = %L))', partner, about);
      filterable := '{status}';
    when 'members-of-client' then
      source := format(roster || ' and exists (select 1 from gatehouse.client_assignments a where a.client_id = %L and a.membership_id = memberships.id)', partner, about);
    when 'eligible-members' then
      source := format(roster || ' and status = ''active'' and not exists (select 1 from gatehouse.client_assignments a where a.client_id = %L and a.membership_id = memberships.id)', partner, about);
    when 'client-users' then
      source := format('gatehouse.memberships where partner_id = %L and client_id is not null and status <> ''removed''', partner);
      filterable := '{role,status}';
    when 'client-invitations-pending' then
      source := format(invitees || ' and expires_at > now()', partner, format(exactly, 'pending'));
    when 'client-invitations-expired' then
      source := format(invitees, partner, format(exactly, 'expired'));
    when 'client-invitations-overdue' then
      -- Few are past their end and not marked yet. They are found by that, as ids first: the planner takes them for many, and would look for
      -- them along the list instead.
      source := format(invitees || ' and id = any (array(select d.id from gatehouse.invitations d where d.partner_id = %1$L and d.client_id is not null
        and d.status = ''pending'' and d.expires_at <= now() and (%3$L::uuid is null or d.client_id = %3$L::uuid)))', partner, format(exactly, 'pending'), about);
    else return;
  end case;
  if of_clients then
    if about is not null then source := source || format(' and client_id = %L', about); end if;
    if list <> 'client-users' then
      searched := 'email_canonical';
      filterable := '{role}';
    end if;
  end if;

  narrowed := '';
  narrowed_ahead := '';
  for filter in select key, array(select jsonb_array_elements_text(value)) as among from jsonb_each(coalesce(p_filter, '{}')) loop
    if filter.key = any (filterable) is not true then
      source := null;
      return;
    end if;
    -- Of a column that is sorted by it must not be said to be constant, see above.
    condition := case when cardinality(filter.among) = 1 and filter.key is distinct from p_sort then format(' and %I = %L', filter.key, filter.among[1])
                      else format(' and %I = any (%L)', filter.key, filter.among) end;
    narrowed := narrowed || condition;
    -- In a list sorted by what it is filtered by, the wanted rows may all stand at its far end; and where filters stand in the list's
    -- indexes, they cost nothing.
    if of_clients or filter.key = p_sort then narrowed_ahead := narrowed_ahead || condition; end if;
  end loop;

  if term = '' then
    hit := 'true';
    lookups := array[source || narrowed];
    return;
  end if;
  hit := format('strpos(%I, %L) > 0', searched, term);
  lookups := array[format('%s and %s%s', source, gatehouse.indexed_condition(searched, term), narrowed)];
  -- Phone numbers are compared by their digits alone, which stand on the last line. Two look-ups, not one condition with OR: that would be
  -- asked again of every row, with all the pairs of neighbours in it.
  if list = 'client-users' and digits not in (term, '') and term ~ '^[0-9 +()./-]+$' then
    in_number := format('strpos(split_part(search, chr(10), -1), %L) > 0', digits);
    lookups := lookups || format('%s and %s and %s and not %s%s', source, in_number, gatehouse.indexed_condition(searched, digits), hit, narrowed);
    hit := format('(%s or %s)', hit, in_number);
  end if;
end $$;

-- How many of a list's rows are found. A list that is short, or that its filter leaves short, is read through; so is one of which most
-- rows match. In all others the rows found are collected from an index.
create function gatehouse.count_found(p_source text, p_hit text, p_lookups text[], p_narrowed text, p_cap integer) returns integer
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

-- Ids of the rows found, in the list's order: by p_sort and id. Where p_cap is given, which goes with a first page only, also how many there
-- are: exact up to the cap, then the cap + 1 or more.
create function gatehouse.search_page(p_list text, p_search text, p_filter jsonb, p_sort text, p_descending boolean,
                                      p_after_key text, p_after_id uuid, p_limit integer, p_cap integer,
                                      out ids uuid[], out total integer)
language plpgsql stable security definer set search_path = gatehouse, pg_temp
as $$
declare
  -- A term in one of 20 rows fills a page of 25 within these; reading them takes less than half a millisecond.
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
    -- Two ranges of the index; one condition with OR would be none.
    ahead := format('(select * from (%s union all (select * from %s and %I is null%s %s limit %s)) ranges %s limit %s)',
                    ahead, t.source, p_sort, t.narrowed_ahead, in_order, read_ahead, in_order, read_ahead);
    after_it := format(' and ((%1$I, id) %2$s (%3$L::%5$s, %4$L::uuid) or %1$I is null)', p_sort, beyond, p_after_key, p_after_id, key_type);
  end if;
  execute format('select array(select id from %s ahead where %s%s %s limit %s)', ahead, t.hit, t.narrowed, in_order, p_limit) into ids;
  if cardinality(ids) < p_limit then
    -- Where the list ended before the reading did, there is nothing more to be found.
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

-- How many there are in all: exact up to the cap, then the cap + 1. Without a term it counts the whole list, from an index alone; under RLS it
-- would have to look at the rows, for a person's own memberships are let through by another policy and column.
create function gatehouse.search_count(p_list text, p_search text, p_filter jsonb, p_cap integer) returns integer
language plpgsql stable security definer set search_path = gatehouse, pg_temp
as $$
declare
  t record;
begin
  select * into t from gatehouse.search_terms(p_list, p_search, p_filter, null);
  return case when t.source is null then 0 else gatehouse.count_found(t.source, t.hit, t.lookups, t.narrowed, p_cap) end;
end $$;
