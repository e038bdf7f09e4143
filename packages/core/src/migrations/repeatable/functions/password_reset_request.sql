-- A request by its id, with the person it is about if they may sign in. For the worker that processes it.
create or replace function gatehouse.password_reset_request(p_id uuid) returns jsonb
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select jsonb_build_object(
    'administratorId', r.administrator_id, 'ip', r.ip, 'userAgent', r.user_agent, 'requestId', r.request_id,
    'person', gatehouse.sign_in_candidate(r.email) - 'passwordHash' - 'mfaEnabled')
  from gatehouse.password_reset_requests r where r.id = p_id
$$;
alter function gatehouse.password_reset_request(uuid) owner to gatehouse_definer;
