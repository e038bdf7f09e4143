-- Before the tables: extensions, text folding, and the trigger functions the tables name.

create extension if not exists pg_trgm schema gatehouse;
create extension if not exists btree_gin schema gatehouse;
create extension if not exists unaccent schema gatehouse;

-- One form for comparing and sorting: compatibility-normalised, without accents, lower case.
create function gatehouse.fold(value text) returns text
language sql immutable strict parallel safe
set search_path = gatehouse, pg_temp
as $$ select lower(gatehouse.unaccent('gatehouse.unaccent'::regdictionary, normalize(value, NFKC))) $$;

-- Every single character and every pair of neighbours in a text: what finds terms too short for trigrams. The cost keeps the planner from
-- computing it row by row where the index has the answer; the fixed path keeps it from seeing through to cheaper functions.
create function gatehouse.grams(value text) returns text[]
language sql immutable strict parallel safe cost 1000
set search_path = gatehouse, pg_temp
as $$
  select array_remove(string_to_array(value, null)
    || string_to_array(regexp_replace(value, '(..)', '\1' || chr(1), 'g'), chr(1))
    || string_to_array(regexp_replace(substr(value, 2), '(..)', '\1' || chr(1), 'g'), chr(1)), '')
$$;

create function gatehouse.refuse_change() returns trigger
language plpgsql
as $$ begin raise exception 'append_only' using errcode = 'raise_exception', table = tg_table_name; end $$;

-- What a membership is searched by: folded name and address; of a client's people also the digits of the phone number, on the last line.
create function gatehouse.person_search(p_name_key text, p_email text, p_phone text, p_client uuid) returns text
language sql immutable parallel safe
as $$
  select p_name_key || E'\n' || p_email
      || case when p_client is null then '' else E'\n' || regexp_replace(coalesce(p_phone, ''), '[^0-9]', '', 'g') end
$$;

-- A membership carries copies of its person's facts, so that a roster is one table and one index.
create function gatehouse.copy_person_to_membership() returns trigger
language plpgsql security definer set search_path = gatehouse, pg_temp
as $$
begin
  select u.display_name, gatehouse.fold(u.display_name), u.email_canonical, u.phone, u.mfa_enabled,
         gatehouse.person_search(gatehouse.fold(u.display_name), u.email_canonical, u.phone, new.client_id)
    into new.name, new.name_key, new.email, new.phone, new.mfa_enabled, new.search
    from gatehouse.users u where u.id = new.user_id;
  return new;
end $$;

-- Only what changed is copied: an organisation may have put a name or a number of its own in the place of the person's
-- (describe_client_user), and that stands until the person says something new.
create function gatehouse.copy_user_to_memberships() returns trigger
language plpgsql security definer set search_path = gatehouse, pg_temp
as $$
declare
  renamed boolean := new.display_name is distinct from old.display_name;
  new_phone boolean := new.phone is distinct from old.phone;
begin
  update gatehouse.memberships m
     set name = c.name, name_key = c.name_key, email = new.email_canonical, phone = c.phone, mfa_enabled = new.mfa_enabled,
         search = gatehouse.person_search(c.name_key, new.email_canonical, c.phone, m.client_id)
    from (select o.id,
                 case when renamed then new.display_name else o.name end as name,
                 case when renamed then gatehouse.fold(new.display_name) else o.name_key end as name_key,
                 case when new_phone then new.phone else o.phone end as phone
            from gatehouse.memberships o where o.user_id = new.id) c
   where m.id = c.id;
  return null;
end $$;

-- A session carries its membership's place, so that the place's administrators can end it.
create function gatehouse.copy_place_to_session() returns trigger
language plpgsql security definer set search_path = gatehouse, pg_temp
as $$
begin
  new.partner_id := null;
  new.client_id := null;
  if new.membership_id is not null then
    select m.partner_id, m.client_id into new.partner_id, new.client_id
      from gatehouse.memberships m where m.id = new.membership_id and m.user_id = new.user_id;
    if not found then
      raise exception 'a session acts only for a membership of its own user' using errcode = 'foreign_key_violation';
    end if;
    -- Signing in and switching are activity of that membership.
    update gatehouse.memberships m set last_active_at = greatest(m.last_active_at, new.last_seen_at) where m.id = new.membership_id;
  end if;
  return new;
end $$;
