-- The chain of audit events: hash(seq) = sha256(hash(seq - 1) ‖ organisation ‖ seq ‖ event). Written after the fact by one sealer.

-- Every stored fact of an event in one canonical text; jsonb's own text form is deterministic.
create function gatehouse.audit_event_text(e gatehouse.audit_events) returns text
language sql immutable
as $$
  select jsonb_build_array(e.id, (extract(epoch from e.at) * 1000000)::bigint, e.action, e.actor_id, e.actor_label, e.subject_type,
    e.subject_id, e.subject_label, e.partner_id, e.client_id, e.details, e.ip, e.user_agent, e.session_handle, e.request_id)::text
$$;

create function gatehouse.audit_link(p_previous bytea, p_organisation uuid, p_seq bigint, p_event text) returns bytea
language sql immutable
as $$
  select sha256(coalesce(p_previous, ''::bytea) || convert_to(p_organisation::text || ' ' || p_seq || ' ' || coalesce(p_event, ''), 'UTF8'))
$$;

-- Seals what no open transaction can still precede, in id order. Asking for «id > last» instead would skip a row that committed late.
-- p_from is the horizon an earlier pass answered when it had sealed everything: below it nothing can be left, so that an idle pass reads
-- nothing. Kept in the caller's memory alone: after a restore transaction numbers begin anew.
create function gatehouse.seal_audit_events(p_limit integer, p_from xid8) returns table (sealed integer, horizon xid8)
language plpgsql volatile security definer set search_path = gatehouse, pg_temp
as $$
declare
  e gatehouse.audit_events;
  head record;
begin
  sealed := 0;
  horizon := p_from;
  if not pg_try_advisory_xact_lock(hashtext('gatehouse.audit_seal')) then return next; return; end if;
  horizon := pg_snapshot_xmin(pg_current_snapshot());
  for e in
    with due as materialized (
      select a.id from gatehouse.audit_events a
       where a.written_by >= p_from and a.written_by < horizon
         and not exists (select 1 from gatehouse.audit_seals s where s.event_id = a.id))
    select a.* from gatehouse.audit_events a join due on due.id = a.id order by a.id limit p_limit
  loop
    select s.seq, s.hash into head from gatehouse.audit_seals s
     where s.organisation_id = e.organisation_id order by s.seq desc limit 1;
    insert into gatehouse.audit_seals (organisation_id, seq, event_id, hash)
    values (e.organisation_id, coalesce(head.seq, 0) + 1, e.id,
            gatehouse.audit_link(head.hash, e.organisation_id, coalesce(head.seq, 0) + 1, gatehouse.audit_event_text(e)));
    sealed := sealed + 1;
  end loop;
  if sealed = p_limit then horizon := p_from; end if;
  return next;
end $$;

-- The first bad event of each broken chain; no rows when all is intact.
create function gatehouse.audit_chain_breaks() returns table (organisation_id uuid, event_id uuid)
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

-- The newest link of every chain, for keeping elsewhere: it is what shows that a tail was cut off.
create function gatehouse.audit_heads() returns table (organisation_id uuid, seq bigint, event_id uuid, hash text)
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select distinct on (s.organisation_id) s.organisation_id, s.seq, s.event_id, encode(s.hash, 'hex')
  from gatehouse.audit_seals s order by s.organisation_id, s.seq desc
$$;

create function gatehouse.audit_has_link(p_organisation uuid, p_seq bigint, p_event uuid, p_hash text) returns boolean
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select exists (select 1 from gatehouse.audit_seals s where s.organisation_id = p_organisation and s.seq = p_seq
                   and s.event_id = p_event and encode(s.hash, 'hex') = p_hash)
$$;
