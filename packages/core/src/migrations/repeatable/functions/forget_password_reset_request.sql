-- Deletes a request that is being processed; true for the caller that did it. Also deletes requests that nobody processed in time.
create or replace function gatehouse.forget_password_reset_request(p_id uuid) returns boolean
language sql volatile security definer set search_path = gatehouse, pg_temp
as $$
  with gone as (
    delete from gatehouse.password_reset_requests
     where id = p_id or created_at < clock_timestamp() - interval '{{lifetimes.passwordResetRequest}}' returning id)
  select exists (select 1 from gone where id = p_id)
$$;
alter function gatehouse.forget_password_reset_request(uuid) owner to gatehouse_definer;
