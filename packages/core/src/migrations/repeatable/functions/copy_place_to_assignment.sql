-- An assignment belongs to its client's partner. Not SECURITY DEFINER: a client outside the scope counts as missing, and the statement
-- fails alike for both.
create or replace function gatehouse.copy_place_to_assignment() returns trigger
language plpgsql set search_path = gatehouse, pg_temp
as $$
begin
  if new.partner_id is null then
    select c.partner_id into new.partner_id from gatehouse.clients c where c.id = new.client_id;
  end if;
  return new;
end $$;
