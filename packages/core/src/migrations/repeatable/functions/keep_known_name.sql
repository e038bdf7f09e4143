-- A new membership is called what the person is called in this partner's scope already: a name given by the partner to somebody with a place
-- elsewhere stands in the partner's own memberships only, and the account's own name would tell of that other place. Removed memberships
-- count too. Runs between memberships_copy_person and memberships_write_search: triggers go by name.
create or replace function gatehouse.keep_known_name() returns trigger
language plpgsql security definer set search_path = gatehouse, pg_temp
as $$
declare
  known gatehouse.memberships;
begin
  select * into known from gatehouse.memberships m
   where m.user_id = new.user_id and m.partner_id = new.partner_id order by m.created_at desc, m.id desc limit 1;
  if not found then return new; end if;
  new.name := known.name;
  new.name_key := known.name_key;
  new.phone := known.phone;
  return new;
end $$;
alter function gatehouse.keep_known_name() owner to gatehouse_definer;
