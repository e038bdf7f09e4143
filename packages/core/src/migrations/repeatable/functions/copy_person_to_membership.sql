-- A membership carries copies of its person's details, so that a roster needs one table and one index.
create or replace function gatehouse.copy_person_to_membership() returns trigger
language plpgsql security definer set search_path = gatehouse, pg_temp
as $$
begin
  select u.display_name, gatehouse.fold(u.display_name), u.email_canonical, u.phone, u.mfa_enabled
    into new.name, new.name_key, new.email, new.phone, new.mfa_enabled
    from gatehouse.users u where u.id = new.user_id;
  return new;
end $$;
alter function gatehouse.copy_person_to_membership() owner to gatehouse_definer;
