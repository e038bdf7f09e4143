-- The oldest requests for a reset, with whom they are about: what one run of the worker takes up.
create function gatehouse.password_reset_requests_waiting(p_most integer) returns jsonb
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select coalesce(jsonb_agg(gatehouse.password_reset_request(r.id) || jsonb_build_object('id', r.id) order by r.created_at, r.id), '[]'::jsonb)
  from (select id, created_at from gatehouse.password_reset_requests order by created_at, id limit p_most) r
$$;

-- Removes requests that lead nowhere, all at once.
create function gatehouse.forget_password_reset_requests(p_ids uuid[]) returns void
language sql volatile security definer set search_path = gatehouse, pg_temp
as $$
  delete from gatehouse.password_reset_requests where id = any (p_ids)
$$;
