-- Makes a person staff. For the operator's command, which connects as the owner; the application's role may not call it.
create or replace function gatehouse.grant_staff(p_id uuid, p_user uuid, p_role text) returns void
language sql volatile security definer set search_path = gatehouse, pg_temp
as $$
  insert into gatehouse.memberships (id, user_id, role) select p_id, p_user, p_role where p_role in ('staff_admin', 'staff_support')
$$;
alter function gatehouse.grant_staff(uuid, uuid, text) owner to gatehouse_definer;
