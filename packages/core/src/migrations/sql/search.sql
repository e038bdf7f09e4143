-- Substring search that stays fast under row-level security. LIKE is not leakproof, so under RLS no trigram index can serve it; these
-- two functions write the tenant out, use the composite trigram indexes, give away ids and counts only, and show nothing without scope.

create function gatehouse.search_condition(p_list text, p_search text, p_filter text[]) returns text
language plpgsql stable set search_path = gatehouse, pg_temp
as $$
declare
  partner uuid := nullif(current_setting('gatehouse.partner_id', true), '')::uuid;
  client uuid := nullif(current_setting('gatehouse.client_id', true), '')::uuid;
  pattern text := '%' || replace(replace(replace(gatehouse.fold(p_search), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  base text;
begin
  if partner is null or client is not null then return null; end if;
  base := case p_list
    when 'members' then format('gatehouse.memberships where partner_id = %L and client_id is null and partner_id is not null and status <> ''removed'' and search like %L', partner, pattern)
    when 'invitations' then format('gatehouse.invitations where partner_id = %L and client_id is null and email_canonical like %L', partner, pattern)
  end;
  if p_filter is null then return base; end if;
  return base || format(case p_list when 'members' then ' and role = any (%L)' else ' and status = any (%L)' end, p_filter);
end $$;

create function gatehouse.search_page(p_list text, p_search text, p_filter text[], p_sort text, p_descending boolean,
                                      p_after_key text, p_after_id uuid, p_limit integer) returns setof uuid
language plpgsql stable security definer rows 100 set search_path = gatehouse, pg_temp
as $$
declare
  source text := gatehouse.search_condition(p_list, p_search, p_filter);
  direction text := case when p_descending then 'desc' else 'asc' end;
  beyond text := case when p_descending then '<' else '>' end;
  cast_to text := case when p_sort in ('last_active_at', 'created_at', 'expires_at') then 'timestamptz'
                       when p_sort = 'mfa_enabled' then 'boolean' else 'text' end;
  after_it text := '';
begin
  if source is null or p_sort not in ('name_key', 'email', 'role', 'mfa_enabled', 'last_active_at',
                                      'email_canonical', 'status', 'created_at', 'expires_at') then
    return;
  end if;
  if p_after_id is not null then
    after_it := case when p_after_key is null
      then format(' and %1$I is null and id %2$s %3$L', p_sort, beyond, p_after_id)
      else format(' and ((%1$I, id) %2$s (%3$L::%5$s, %4$L::uuid) or %1$I is null)', p_sort, beyond, p_after_key, p_after_id, cast_to) end;
  end if;
  return query execute format('select id from %1$s%2$s order by %3$I %4$s nulls last, id %4$s limit %5$s',
                              source, after_it, p_sort, direction, p_limit);
end $$;

-- Exact up to the cap, then the cap + 1.
create function gatehouse.search_count(p_list text, p_search text, p_filter text[], p_cap integer) returns integer
language plpgsql stable security definer set search_path = gatehouse, pg_temp
as $$
declare
  source text := gatehouse.search_condition(p_list, p_search, p_filter);
  found integer := 0;
begin
  if source is not null then
    execute format('select count(*)::integer from (select 1 from %s limit %s) hits', source, p_cap + 1) into found;
  end if;
  return found;
end $$;
