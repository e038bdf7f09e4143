-- The narrow functions that look across tenants before anyone is known, or on behalf of jobs. Each is owned by gatehouse_definer, a
-- role that can do nothing else, and each has a test of its own.

-- What is switched on for a client's people, in the vocabulary's order.
create function gatehouse.permissions_of(c gatehouse.clients) returns jsonb
language sql immutable
as $$
  select to_jsonb(array_remove(array[
    case when c.manage_users then 'manage_users' end,
    case when c.manage_billing then 'manage_billing' end,
    case when c.view_calls then 'view_calls' end,
    case when c.view_analytics then 'view_analytics' end,
    case when c.manage_integrations then 'manage_integrations' end,
    case when c.manage_projects then 'manage_projects' end], null))
$$;

create function gatehouse.organisation_of(m gatehouse.memberships, p gatehouse.partners, c gatehouse.clients) returns jsonb
language sql immutable
as $$
  select case
    when m.partner_id is null then jsonb_build_object('kind', 'vendor')
    when m.client_id is null then
      jsonb_build_object('kind', 'partner', 'id', p.id, 'name', p.name, 'status', p.status, 'requiresMfa', p.requires_mfa)
    else
      jsonb_build_object('kind', 'client', 'id', c.id, 'name', c.business_name, 'status', c.status, 'requiresMfa', c.requires_mfa,
                         'partnerStatus', p.status, 'permissions', gatehouse.permissions_of(c), 'rolesOnOffer', to_jsonb(c.roles_on_offer)) end
$$;

-- Whether a session is past an end of its own, idle or absolute, or past one that a place of its person demands (SECURITY R13): the place it
-- acts for, as its partner set it for members and clients' people; all of them while none is chosen; and the vendor's hour and day for its
-- staff, whatever they act for.
create function gatehouse.session_ended(s gatehouse.sessions, moment timestamptz) returns boolean
language sql stable
as $$
  select s.expires_at <= moment or s.absolute_expires_at <= moment or exists (
    select 1 from gatehouse.memberships o left join gatehouse.partners q on q.id = o.partner_id
     where o.user_id = s.user_id and o.status = 'active'
       and (o.id = s.membership_id or s.membership_id is null or o.partner_id is null)
       and (s.last_seen_at + make_interval(mins => coalesce(q.idle_minutes, 60)) <= moment
         or s.created_at + make_interval(hours => coalesce(q.absolute_hours, 24)) <= moment))
$$;

-- Session by the hash of its secret: the actor of a request, in one round trip. Null when it ended. Use is noted at most once a minute.
create function gatehouse.session_actor(p_hash text) returns jsonb
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

  if s.last_seen_at < moment - interval '1 minute' then
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

-- Whether a session known by its public handle opens nothing any more. For lists of sessions: a person's own may act for partners whose
-- demands their present scope does not show.
create function gatehouse.session_is_over(p_handle uuid) returns boolean
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select not exists (
    select 1 from gatehouse.sessions s
      left join gatehouse.memberships m on m.id = s.membership_id
     where s.handle = p_handle and (s.membership_id is null or m.status = 'active')
       and not gatehouse.session_ended(s, clock_timestamp()))
$$;

-- Sign-in by address. Null for nobody and for somebody who has no place: neither an active membership nor an open invitation to one (an
-- account accepts by signing in as itself, docs/decisions/0009). The caller treats all of these alike.
create function gatehouse.sign_in_candidate(p_email text) returns jsonb
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select jsonb_build_object(
    'userId', u.id, 'email', u.email, 'displayName', u.display_name, 'passwordHash', c.password_hash, 'mfaEnabled', u.mfa_enabled,
    'memberships', coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'role', m.role, 'partnerId', m.partner_id,
                                                         'clientId', m.client_id) order by m.id)
                            filter (where m.id is not null), '[]'::jsonb))
  from gatehouse.users u
  left join gatehouse.memberships m on m.user_id = u.id and m.status = 'active'
  left join gatehouse.password_credentials c on c.user_id = u.id
  where u.email_canonical = p_email
    and (m.id is not null or exists (
      select 1 from gatehouse.invitations i
        join gatehouse.partners p on p.id = i.partner_id
        left join gatehouse.clients d on d.id = i.client_id
       where i.email_canonical = u.email_canonical and i.status = 'pending' and i.expires_at > clock_timestamp()
         and p.status not in ('suspended', 'archived') and coalesce(d.status not in ('paused', 'archived'), true)))
  group by u.id, c.user_id
$$;

-- Invitation by the id in a link, before its proof is checked by the caller.
create function gatehouse.invitation_by_id(p_id uuid) returns jsonb
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select jsonb_build_object(
    'id', i.id, 'partnerId', i.partner_id, 'clientId', i.client_id, 'email', i.email, 'emailCanonical', i.email_canonical,
    'role', i.role, 'status', i.status, 'generation', i.generation, 'invitedByName', i.invited_by_name,
    'invitedByUserId', i.invited_by_user_id, 'expiresAt', i.expires_at, 'overdue', i.expires_at <= clock_timestamp(),
    'organisation', case when c.id is null
        then jsonb_build_object('kind', 'partner', 'id', p.id, 'name', p.name, 'status', p.status)
        else jsonb_build_object('kind', 'client', 'id', c.id, 'name', c.business_name, 'status', c.status) end,
    'partnerStatus', p.status, 'clientStatus', c.status, 'rolesOnOffer', to_jsonb(c.roles_on_offer),
    -- `belongedHere`: this very organisation let the account in before, whether it is still there or was removed since.
    'account', (select jsonb_build_object('id', u.id, 'emailProven', u.email_proven_at is not null,
                         'belongedHere', exists (
                           select 1 from gatehouse.memberships m
                            where m.user_id = u.id and m.partner_id = i.partner_id and m.client_id is not distinct from i.client_id))
                  from gatehouse.users u where u.email_canonical = i.email_canonical))
  from gatehouse.invitations i
  join gatehouse.partners p on p.id = i.partner_id
  left join gatehouse.clients c on c.id = i.client_id
  where i.id = p_id
$$;

-- Partners that have an invitation past its end: ids only; the expiry job then works inside each one's scope.
create function gatehouse.partners_with_overdue_invitations(p_limit integer) returns setof uuid
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select distinct d.partner_id from (
    select partner_id from gatehouse.invitations
     where status = 'pending' and expires_at <= clock_timestamp() order by expires_at limit p_limit) d
$$;

-- Removes ended sessions, at most p_limit of them; answers how many.
create function gatehouse.prune_sessions(p_limit integer) returns integer
language sql volatile security definer set search_path = gatehouse, pg_temp
as $$
  with gone as (
    delete from gatehouse.sessions where id in (
      select id from gatehouse.sessions where least(expires_at, absolute_expires_at) <= clock_timestamp()
       limit p_limit for update skip locked)
    returning 1)
  select count(*)::integer from gone
$$;

-- Makes a person staff. For the operator's command, which connects as the owner; the application's role may not call it.
create function gatehouse.grant_staff(p_id uuid, p_user uuid, p_role text) returns void
language sql volatile security definer set search_path = gatehouse, pg_temp
as $$
  insert into gatehouse.memberships (id, user_id, role) select p_id, p_user, p_role where p_role in ('staff_admin', 'staff_support')
$$;

-- Whether nobody has an account yet: demo data goes into an empty installation only.
create function gatehouse.installation_is_empty() returns boolean
language sql stable security definer set search_path = gatehouse, pg_temp
as $$ select not exists (select 1 from gatehouse.users) $$;
