-- The first bad event of each broken chain; no rows when all are intact.
create or replace function gatehouse.audit_chain_breaks() returns table (organisation_id uuid, event_id uuid)
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select distinct on (c.organisation_id) c.organisation_id, c.event_id
  from (
    select s.organisation_id, s.seq, s.event_id, s.hash,
           lag(s.hash) over w as previous_hash, lag(s.seq) over w as previous_seq,
           e.id as found_id, e.organisation_id as found_organisation, gatehouse.audit_event_text(e) as event_text
      from gatehouse.audit_seals s left join gatehouse.audit_events e on e.id = s.event_id
    window w as (partition by s.organisation_id order by s.seq)
  ) c
  where c.found_id is null
     or c.found_organisation is distinct from c.organisation_id
     or c.seq is distinct from coalesce(c.previous_seq, 0) + 1
     or c.hash is distinct from gatehouse.audit_link(c.previous_hash, c.organisation_id, c.seq, c.event_text)
  order by c.organisation_id, c.seq
$$;
alter function gatehouse.audit_chain_breaks() owner to gatehouse_definer;
