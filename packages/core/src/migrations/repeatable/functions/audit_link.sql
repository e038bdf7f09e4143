-- A link of an organisation's chain: hash(seq) = sha256(hash(seq - 1) ‖ organisation ‖ seq ‖ event). The sealer writes it after the event.
create or replace function gatehouse.audit_link(p_previous bytea, p_organisation uuid, p_seq bigint, p_event text) returns bytea
language sql immutable
as $$
  select sha256(coalesce(p_previous, ''::bytea) || convert_to(p_organisation::text || ' ' || p_seq || ' ' || coalesce(p_event, ''), 'UTF8'))
$$;
