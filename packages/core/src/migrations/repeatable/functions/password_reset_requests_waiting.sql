-- The oldest reset requests with the people they are about: the input of one run of the worker.
create or replace function gatehouse.password_reset_requests_waiting(p_most integer) returns jsonb
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select coalesce(jsonb_agg(gatehouse.password_reset_request(r.id) || jsonb_build_object('id', r.id) order by r.created_at, r.id), '[]'::jsonb)
  from (select id, created_at from gatehouse.password_reset_requests order by created_at, id limit p_most) r
$$;
alter function gatehouse.password_reset_requests_waiting(integer) owner to gatehouse_definer;
