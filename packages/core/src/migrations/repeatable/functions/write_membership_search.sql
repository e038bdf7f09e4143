-- Keeps a membership's search text up to date with its name, address and number, whoever writes them. Its name sorts after that of the
-- trigger that copies those.
create or replace function gatehouse.write_membership_search() returns trigger
language plpgsql set search_path = gatehouse, pg_temp
as $$
begin
  new.search := gatehouse.membership_search(new.name, new.email, new.phone, new.client_id);
  return new;
end $$;
