create or replace trigger audit_events_append_only before update or delete or truncate on gatehouse.audit_events for each statement execute function gatehouse.refuse_change();
