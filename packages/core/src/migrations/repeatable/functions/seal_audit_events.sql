-- Seals the events that no open transaction can still precede, in the order of ids. A condition «id > last» would skip a row that committed
-- late. p_from is the horizon that an earlier pass returned when it had sealed everything: nothing below it can be left, so an idle pass
-- reads nothing. Only the caller's memory holds it, because transaction numbers start again after a restore. Sealers take turns on a row
-- that the application's role cannot reach: any connection could hold an advisory lock, and stop the sealer for as long as it liked.
create or replace function gatehouse.seal_audit_events(p_limit integer, p_from xid8) returns table (sealed integer, horizon xid8)
language plpgsql volatile security definer set search_path = gatehouse, pg_temp
as $$
declare
  e gatehouse.audit_events;
  head record;
begin
  sealed := 0;
  horizon := p_from;
  perform 1 from gatehouse.audit_sealer for update skip locked;
  if not found then return next; return; end if;
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
alter function gatehouse.seal_audit_events(integer, xid8) owner to gatehouse_definer;
