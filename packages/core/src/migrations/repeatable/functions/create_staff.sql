-- Creates a membership of the vendor, with its event, in one transaction; for the operator's command, which connects as the owner. Returns
-- what it did:
--   created     there was no account with that address
--   taken_over  there was one whose mailbox is not proven: everything that could open it is deleted, and so are its maker's name and
--               number (SECURITY R22); its other memberships stay
--   added       a proven account got the membership and keeps its password; only when p_existing asks for it
--   exists      a proven account, but p_existing did not ask for it: nothing was done
--   staff       the account has a membership of the vendor already
create or replace function gatehouse.create_staff(p_user uuid, p_membership uuid, p_event uuid, p_email text, p_name text, p_role text,
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
  -- A concurrent sign-in, proof of the mailbox or change of password waits for this, or this has waited for it.
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
alter function gatehouse.create_staff(uuid, uuid, uuid, text, text, text, text, boolean) owner to gatehouse_definer;
