-- A new membership gets the name the person has in this partner's scope already. A name that the partner gave to a person with a membership
-- elsewhere is stored in the partner's own memberships only, and the account's own name would reveal that other membership. Removed
-- memberships count too. Runs between memberships_copy_person and memberships_write_search: triggers run in the order of their names.
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
