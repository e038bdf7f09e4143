create or replace trigger audit_seals_append_only before update or delete or truncate on gatehouse.audit_seals for each statement execute function gatehouse.refuse_change();
