-- For servers of the release before session_state. The session with the hash of its secret: the actor of a request, in one round trip. Null when it has ended. Not every use is recorded
-- (lifetimes.sessionUseNoted).
create or replace function gatehouse.session_actor(p_hash text) returns jsonb
language plpgsql volatile security definer set search_path = gatehouse, pg_temp
as $$
declare
  s gatehouse.sessions;
  u gatehouse.users;
  m gatehouse.memberships;
  p gatehouse.partners;
  c gatehouse.clients;
  moment timestamptz := clock_timestamp();
begin
  select * into s from gatehouse.sessions where id = p_hash;
  if not found then return null; end if;

  if s.membership_id is not null then
    select * into m from gatehouse.memberships where id = s.membership_id and status = 'active';
    if not found then return null; end if;
    select * into p from gatehouse.partners where id = m.partner_id;
    if m.client_id is not null then select * into c from gatehouse.clients where id = m.client_id; end if;
  end if;
  if gatehouse.session_ended(s, moment) then return null; end if;

  if s.last_seen_at < moment - interval '{{lifetimes.sessionUseNoted}}' then
    update gatehouse.sessions
       set last_seen_at = moment,
           expires_at = least(absolute_expires_at, moment + make_interval(secs => idle_seconds))
     where id = p_hash;
    update gatehouse.memberships set last_active_at = moment where id = s.membership_id;
  end if;

  select * into u from gatehouse.users where id = s.user_id;
  return jsonb_build_object(
    'sessionId', s.handle,
    'expiresAt', least(s.expires_at, s.absolute_expires_at),
    'user', jsonb_build_object('id', u.id, 'email', u.email, 'displayName', u.display_name,
                               'emailProven', u.email_proven_at is not null, 'mfaEnabled', u.mfa_enabled),
    'membership', case when m.id is not null then jsonb_build_object(
        'id', m.id, 'name', m.name, 'role', m.role, 'status', m.status, 'partnerId', m.partner_id, 'clientId', m.client_id,
        'organisation', gatehouse.organisation_of(m, p, c)) end,
    'memberships', (
      select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'role', o.role, 'organisation', gatehouse.organisation_of(o, q, d))
                                order by coalesce(d.business_name, q.name), o.id), '[]'::jsonb)
        from gatehouse.memberships o
        left join gatehouse.partners q on q.id = o.partner_id
        left join gatehouse.clients d on d.id = o.client_id
       where o.user_id = s.user_id and o.status = 'active'));
end $$;
alter function gatehouse.session_actor(text) owner to gatehouse_definer;
