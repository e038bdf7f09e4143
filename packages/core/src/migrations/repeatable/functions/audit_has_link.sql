-- Whether a link exported earlier is still in its chain, unchanged.
create or replace function gatehouse.audit_has_link(p_organisation uuid, p_seq bigint, p_event uuid, p_hash text) returns boolean
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select exists (select 1 from gatehouse.audit_seals s where s.organisation_id = p_organisation and s.seq = p_seq
                   and s.event_id = p_event and encode(s.hash, 'hex') = p_hash)
$$;
alter function gatehouse.audit_has_link(uuid, bigint, uuid, text) owner to gatehouse_definer;
