-- What operators do, and what a connection of the application must not be able to do to the audit trail.

-- Made from the entities; see CONTRIBUTING, "Changing the schema".
create table "gatehouse"."audit_sealer" ("one" boolean not null, primary key ("one"));
insert into gatehouse.audit_sealer values (true);
alter table "gatehouse"."audit_sealer" enable row level security;
alter table "gatehouse"."audit_sealer" force row level security;
drop policy "audit_events_write" on "gatehouse"."audit_events";
create policy "audit_events_write" on "gatehouse"."audit_events" for insert to "gatehouse_app" with check (NOT (partner_id IS DISTINCT FROM (select nullif(current_setting('gatehouse.partner_id', true), '')::uuid as setting)) and coalesce(client_id = (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting), (select nullif(current_setting('gatehouse.client_id', true), '')::uuid as setting) is null) and (actor_id is null or actor_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)));
create policy "audit_events_definer_insert" on "gatehouse"."audit_events" for insert to "gatehouse_definer" with check (true);
create policy "audit_sealer_definer" on "gatehouse"."audit_sealer" to "gatehouse_definer" using (true);
create policy "mailed_secrets_definer_wipe" on "gatehouse"."mailed_secrets" for delete to "gatehouse_definer" using (true);
create policy "passkeys_definer_wipe" on "gatehouse"."passkeys" for delete to "gatehouse_definer" using (true);
create policy "password_credentials_definer_staff" on "gatehouse"."password_credentials" for insert to "gatehouse_definer" with check (true);
create policy "password_credentials_definer_renew" on "gatehouse"."password_credentials" for update to "gatehouse_definer" using (true);
create policy "recovery_codes_definer" on "gatehouse"."recovery_codes" for select to "gatehouse_definer" using (true);
create policy "recovery_codes_definer_wipe" on "gatehouse"."recovery_codes" for delete to "gatehouse_definer" using (true);
create policy "totp_factors_definer_wipe" on "gatehouse"."totp_factors" for delete to "gatehouse_definer" using (true);
create policy "users_definer_staff" on "gatehouse"."users" for insert to "gatehouse_definer" with check (true);
create policy "webauthn_challenges_definer" on "gatehouse"."webauthn_challenges" for select to "gatehouse_definer" using (true);
create policy "webauthn_challenges_definer_wipe" on "gatehouse"."webauthn_challenges" for delete to "gatehouse_definer" using (true);

-- As before (audit-chain.sql), but for the lock: a row that the application's role cannot reach. Whoever held the advisory lock of before,
-- and every connection may hold one, stopped the sealer for as long as it liked.
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

-- Events with a time of their own, for the demo's past. Only the database's owner may call it: the application's role writes events of now.
create function gatehouse.record_past_events(p_events jsonb) returns void
language sql volatile security definer set search_path = gatehouse, pg_temp
as $$
  insert into gatehouse.audit_events (id, at, action, actor_id, actor_label, subject_type, subject_id, subject_label, partner_id, client_id,
      details, ip, user_agent, session_handle, request_id)
  select e.* from jsonb_to_recordset(p_events) as e (id uuid, at timestamptz, action text, actor_id uuid, actor_label jsonb,
      subject_type text, subject_id uuid, subject_label text, partner_id uuid, client_id uuid, details jsonb, ip text, user_agent text,
      session_handle uuid, request_id text)
$$;

-- A place at the vendor, with its event, in one transaction; for the operator's command, which connects as the owner. Answers what it did:
--   created     there was no account of that address
--   taken_over  there was one whose mailbox nobody has proven: all by which it could be entered is gone, and so are its maker's name and
--               number (SECURITY R22); its other places stay
--   added       a proven account got the place and keeps its password; only where p_existing says that this is wanted
--   exists      it was not wanted, and nothing was done
--   staff       the account has a place at the vendor already
create function gatehouse.create_staff(p_user uuid, p_membership uuid, p_event uuid, p_email text, p_name text, p_role text,
  p_password_hash text, p_existing boolean) returns text
language plpgsql volatile security definer set search_path = gatehouse, pg_temp
as $$
declare
  u gatehouse.users;
  outcome text;
  ended integer := 0;
begin
  if p_role not in ('staff_admin', 'staff_support') then raise exception 'not a role of the vendor'; end if;
  insert into gatehouse.users (id, email, display_name, email_proven_at) values (p_user, p_email, p_name, clock_timestamp())
    on conflict (email_canonical) do nothing;
  outcome := case when found then 'created' end;
  -- Whoever signs in, proves the mailbox or changes the password meanwhile waits, or was waited for.
  select * into u from gatehouse.users where email_canonical = p_email for update;

  if outcome is null then
    if exists (select 1 from gatehouse.memberships where user_id = u.id and partner_id is null and status <> 'removed') then
      return 'staff';
    end if;
    if u.email_proven_at is null then
      outcome := 'taken_over';
    elsif p_existing then
      outcome := 'added';
    else
      return 'exists';
    end if;
  end if;

  if outcome = 'taken_over' then
    delete from gatehouse.sessions where user_id = u.id;
    get diagnostics ended = row_count;
    delete from gatehouse.pending_sessions where user_id = u.id;
    delete from gatehouse.totp_factors where user_id = u.id;
    delete from gatehouse.passkeys where user_id = u.id;
    delete from gatehouse.recovery_codes where user_id = u.id;
    delete from gatehouse.webauthn_challenges where user_id = u.id;
    delete from gatehouse.mailed_secrets where user_id = u.id;
    delete from gatehouse.known_devices where user_id = u.id;
    delete from gatehouse.idempotency_keys where user_id = u.id;
    update gatehouse.users set display_name = p_name, phone = null, email_proven_at = clock_timestamp() where id = u.id
      returning * into u;
  end if;
  if outcome <> 'added' then
    insert into gatehouse.password_credentials (user_id, password_hash, changed_at) values (u.id, p_password_hash, clock_timestamp())
      on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at;
  end if;
  insert into gatehouse.memberships (id, user_id, role) values (p_membership, u.id, p_role);
  insert into gatehouse.audit_events (id, action, actor_label, subject_type, subject_id, subject_label, details, request_id)
  values (p_event, 'staff.created', '{"name": "operator"}', 'user', u.id, u.display_name || ' <' || u.email || '>',
          jsonb_build_object('role', p_role, 'account', outcome, 'sessionsEnded', ended), 'system:admin');
  return outcome;
end $$;
