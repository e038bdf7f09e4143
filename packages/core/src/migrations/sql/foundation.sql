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

-- A membership carries copies of its person's facts, so that a roster is one table and one index.
create function gatehouse.copy_person_to_membership() returns trigger
language plpgsql security definer set search_path = gatehouse, pg_temp
as $$
begin
  select u.display_name, gatehouse.fold(u.display_name), u.email_canonical, u.mfa_enabled,
         gatehouse.fold(u.display_name) || E'\n' || u.email_canonical
    into new.name, new.name_key, new.email, new.mfa_enabled, new.search
    from gatehouse.users u where u.id = new.user_id;
  return new;
end $$;

create function gatehouse.copy_user_to_memberships() returns trigger
language plpgsql security definer set search_path = gatehouse, pg_temp
as $$
begin
  update gatehouse.memberships m
     set name = new.display_name,
         name_key = gatehouse.fold(new.display_name),
         email = new.email_canonical,
         mfa_enabled = new.mfa_enabled,
         search = gatehouse.fold(new.display_name) || E'\n' || new.email_canonical
   where m.user_id = new.id;
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
