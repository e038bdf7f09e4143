-- The newest link of every chain, to be stored elsewhere: it reveals a tail that was cut off.
create or replace function gatehouse.audit_heads() returns table (organisation_id uuid, seq bigint, event_id uuid, hash text)
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select distinct on (s.organisation_id) s.organisation_id, s.seq, s.event_id, encode(s.hash, 'hex')
  from gatehouse.audit_seals s order by s.organisation_id, s.seq desc
$$;
alter function gatehouse.audit_heads() owner to gatehouse_definer;
