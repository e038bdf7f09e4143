-- Deletes all requests that are about nobody together.
create or replace function gatehouse.forget_password_reset_requests(p_ids uuid[]) returns void
language sql volatile security definer set search_path = gatehouse, pg_temp
as $$
  delete from gatehouse.password_reset_requests where id = any (p_ids)
$$;
alter function gatehouse.forget_password_reset_requests(uuid[]) owner to gatehouse_definer;
