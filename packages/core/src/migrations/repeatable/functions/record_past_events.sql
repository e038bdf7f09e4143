-- Writes events with given times, for the demo's history. Only the database's owner may call it: events of the application's role have the
-- present time.
create or replace function gatehouse.record_past_events(p_events jsonb) returns void
language sql volatile security definer set search_path = gatehouse, pg_temp
as $$
  insert into gatehouse.audit_events (id, at, action, actor_id, actor_label, subject_type, subject_id, subject_label, partner_id, client_id,
      details, ip, user_agent, session_handle, request_id)
  select e.* from jsonb_to_recordset(p_events) as e (id uuid, at timestamptz, action text, actor_id uuid, actor_label jsonb,
      subject_type text, subject_id uuid, subject_label text, partner_id uuid, client_id uuid, details jsonb, ip text, user_agent text,
      session_handle uuid, request_id text)
$$;
alter function gatehouse.record_past_events(jsonb) owner to gatehouse_definer;
