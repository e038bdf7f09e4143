grant select on gatehouse.audit_events to gatehouse_app;
-- Without `at`: the database sets an event's time. Without `written_by`: an event that claimed a transaction of the far future would never
-- be sealed.
grant insert (id, action, actor_id, actor_label, subject_type, subject_id, subject_label, partner_id, client_id, details, ip, user_agent,
              session_handle, request_id, count) on gatehouse.audit_events to gatehouse_app;

grant select, insert on gatehouse.audit_events, gatehouse.audit_seals to gatehouse_definer;
-- `update` for the row lock only.
grant select, update on gatehouse.audit_sealer to gatehouse_definer;

grant execute on function
  gatehouse.seal_audit_events(integer, xid8), gatehouse.audit_chain_breaks(), gatehouse.audit_heads(),
  gatehouse.audit_has_link(uuid, bigint, uuid, text)
to gatehouse_app;
