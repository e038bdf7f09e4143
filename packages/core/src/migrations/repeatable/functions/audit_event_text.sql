-- All stored values of an event in one canonical text; jsonb's own text form is deterministic. A count of one adds nothing, so that chains
-- sealed before events had a count still verify. Any other count is included, so that it cannot be changed unnoticed.
create or replace function gatehouse.audit_event_text(e gatehouse.audit_events) returns text
language sql immutable
as $$
  select (jsonb_build_array(e.id, (extract(epoch from e.at) * 1000000)::bigint, e.action, e.actor_id, e.actor_label, e.subject_type,
    e.subject_id, e.subject_label, e.partner_id, e.client_id, e.details, e.ip, e.user_agent, e.session_handle, e.request_id)
    || case when e.count = 1 then '[]'::jsonb else jsonb_build_array(e.count) end)::text
$$;
