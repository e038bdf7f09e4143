-- What to search: the list's rows of the scope's partner, or of its one client; the condition for the words; the look-ups that find the
-- rows which meet it, and the filter, from an index; the filter's condition, and the part of it that applies while reading ahead.
create or replace function gatehouse.search_terms(p_list text, p_search text, p_filter jsonb, p_sort text, out source text, out hit text,
                                                  out lookups text[], out narrowed text, out narrowed_ahead text)
language plpgsql stable set search_path = gatehouse, pg_temp
as $$
declare
  partner uuid := nullif(current_setting('gatehouse.partner_id', true), '')::uuid;
  client uuid := nullif(current_setting('gatehouse.client_id', true), '')::uuid;
  words text[] := gatehouse.search_words(p_search);
  typed text := array_to_string(words, ' ');
  digits text := regexp_replace(typed, '[^0-9]', '', 'g');
  condition text;
  in_number text;
  filterable text[];
  -- Some lists are about one subject of the scope: its id follows the list's name.
  list text := split_part(p_list, ' ', 1);
  about uuid := nullif(split_part(p_list, ' ', 2), '')::uuid;
  of_clients boolean := list in ('client-users', 'client-invitations-pending', 'client-invitations-expired', 'client-invitations-overdue');
  of_team boolean := list in ('team-invitations-pending', 'team-invitations-expired', 'team-invitations-overdue');
  roster constant text := 'gatehouse.memberships where partner_id = %L and client_id is null and partner_id is not null and status <> ''removed''';
  invitees constant text := 'gatehouse.invitations where partner_id = %L and client_id is '
    || case when of_clients then 'not ' else '' end || 'null and status in (''pending'', ''expired'') and status = %s';
  -- In an order by status and id the condition must not be «=»: the planner would take the order for that of the primary key, and search
  -- along that through all tenants.
  exactly constant text := case when p_sort = 'status' then 'any (''{%s}'')' else '''%s''' end;
  filter record;
begin
  -- A client's scope lists only that client's own people.
  if partner is null or (client is not null and not (of_clients and about is not distinct from client)) then return; end if;
  case
    when list = 'members' then
      source := format(roster, partner);
      filterable := '{role,status,mfa_enabled,seen_before,assigned_to}';
    when list = 'invitations' then
      source := format('gatehouse.invitations where partner_id = %L and client_id is null', partner);
      filterable := '{status}';
    when list = 'clients' then
      source := format('gatehouse.clients where partner_id = %L', partner);
      filterable := '{status}';
    when list = 'clients-of-member' then
      source := format('gatehouse.clients where partner_id = %L and id = any (array(select a.client_id from gatehouse.client_assignments a where a.membership_id = %L))', partner, about);
      filterable := '{status}';
    when list = 'members-of-client' then
      source := format(roster || ' and exists (select 1 from gatehouse.client_assignments a where a.client_id = %L and a.membership_id = memberships.id)', partner, about);
    when list = 'eligible-members' then
      source := format(roster || ' and status = ''active'' and not exists (select 1 from gatehouse.client_assignments a where a.client_id = %L and a.membership_id = memberships.id)', partner, about);
    when list = 'client-users' then
      source := format('gatehouse.memberships where partner_id = %L and client_id is not null and status <> ''removed''', partner);
      filterable := '{role,status}';
    when list in ('client-invitations-pending', 'team-invitations-pending') then
      source := format(invitees || ' and expires_at > now()', partner, format(exactly, 'pending'));
      filterable := '{role}';
    when list in ('client-invitations-expired', 'team-invitations-expired') then
      source := format(invitees, partner, format(exactly, 'expired'));
      filterable := '{role}';
    when list in ('client-invitations-overdue', 'team-invitations-overdue') then
      -- Few invitations are overdue. They are found by their expiry, as ids first: the planner expects many of them and would search for
      -- them along the list instead.
      source := format(invitees || ' and id = any (array(select d.id from gatehouse.invitations d where d.partner_id = %L and d.client_id is %snull
        and d.status = ''pending'' and d.expires_at <= now() and (%L::uuid is null or d.client_id = %L::uuid)))',
        partner, format(exactly, 'pending'), partner, case when of_clients then 'not ' else '' end, about, about);
      filterable := '{role}';
    else return;
  end case;
  if of_clients and about is not null then source := source || format(' and client_id = %L', about); end if;

  narrowed := '';
  narrowed_ahead := '';
  for filter in select key, array(select jsonb_array_elements_text(value)) as among from jsonb_each(coalesce(p_filter, '{}')) loop
    if filter.key = any (filterable) is not true then
      source := null;
      return;
    end if;
    -- A condition on the sort column must not make it a constant, see above.
    condition := case
      when filter.key = 'seen_before' then format(' and seen_at < %L', filter.among[1])
      when filter.key = 'assigned_to' then
        format(' and id = any (array(select a.membership_id from gatehouse.client_assignments a where a.client_id = %L))', filter.among[1])
      when cardinality(filter.among) = 1 and filter.key is distinct from p_sort then format(' and %I = %L', filter.key, filter.among[1])
      else format(' and %I = any (%L)', filter.key, filter.among) end;
    narrowed := narrowed || condition;
    -- In a list sorted by the filtered column the wanted rows may all be at its far end. Filters that the list's indexes hold cost nothing.
    if of_clients or of_team or list = 'members' or filter.key = p_sort then narrowed_ahead := narrowed_ahead || condition; end if;
  end loop;

  if words = '{}' then
    hit := 'true';
    lookups := array[source || narrowed];
    return;
  end if;
  hit := (select string_agg(format('strpos(search, %L) > 0', word), ' and ') from unnest(words) word);
  lookups := array[format('%s and %s%s', source, gatehouse.indexed_words('search', words), narrowed)];
  -- Phone numbers are compared by their digits only, which are on the last line. Two look-ups, not one condition with OR: that would be
  -- evaluated again for every row, with all its pairs of neighbours.
  if list = 'client-users' and digits not in (typed, '') and typed ~ '^[0-9 +()./-]+$' then
    in_number := format('strpos(split_part(search, chr(10), -1), %L) > 0', digits);
    lookups := lookups || format('%s and %s and %s and not (%s)%s', source, in_number, gatehouse.indexed_condition('search', digits), hit, narrowed);
    hit := format('((%s) or %s)', hit, in_number);
  end if;
end $$;
