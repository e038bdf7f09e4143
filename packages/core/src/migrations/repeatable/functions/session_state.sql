-- The session with the hash of its secret, the person it belongs to, and each of their active memberships: one row for each, one without a
-- membership for a person who has none, no row for a session past its own end. It runs for every request, so it is one flat statement that
-- writes nothing. «past» marks a membership whose end, idle or absolute, the session has reached (SECURITY R13): the end that the partner of
-- the active membership set for its people; the ends of all memberships while none is chosen; and the vendor's own for its staff, whatever
-- they act for. «unnoted» is true when this use is to be recorded (note_session_use).
create or replace function gatehouse.session_state(p_hash text)
returns table (handle uuid, expires_at timestamptz, unnoted boolean, user_id uuid, email text, display_name text, email_proven boolean,
  mfa_enabled boolean, acts_for uuid, membership_id uuid, past boolean, name text, role text, status text, partner_id uuid, partner_name text,
  partner_status text, partner_requires_mfa boolean, client_id uuid, client_name text, client_status text, client_requires_mfa boolean,
  permissions text[], roles_on_offer text[])
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select s.handle, least(s.expires_at, s.absolute_expires_at), s.last_seen_at < n.moment - interval '{{lifetimes.sessionUseNoted}}',
         u.id, u.email, u.display_name, u.email_proven_at is not null, u.mfa_enabled, s.membership_id, m.id,
         (m.id = s.membership_id or s.membership_id is null or m.partner_id is null)
           and (s.last_seen_at + coalesce(make_interval(mins => p.idle_minutes), interval '{{lifetimes.staffSessionIdle}}') <= n.moment
             or s.created_at + coalesce(make_interval(hours => p.absolute_hours), interval '{{lifetimes.staffSessionAbsolute}}') <= n.moment),
         m.name, m.role, m.status, m.partner_id, p.name, p.status, p.requires_mfa,
         m.client_id, c.business_name, c.status, c.requires_mfa,
         case when c.id is not null then array_remove(array[
           case when c.manage_users then 'manage_users' end,
           case when c.manage_billing then 'manage_billing' end,
           case when c.view_calls then 'view_calls' end,
           case when c.view_analytics then 'view_analytics' end,
           case when c.manage_integrations then 'manage_integrations' end,
           case when c.manage_projects then 'manage_projects' end], null) end,
         c.roles_on_offer
    from (select clock_timestamp() as moment) n
    join gatehouse.sessions s on s.id = p_hash and s.expires_at > n.moment and s.absolute_expires_at > n.moment
    join gatehouse.users u on u.id = s.user_id
    left join gatehouse.memberships m on m.user_id = s.user_id and m.status = 'active'
    left join gatehouse.partners p on p.id = m.partner_id
    left join gatehouse.clients c on c.id = m.client_id
   order by coalesce(c.business_name, p.name), m.id
$$;
alter function gatehouse.session_state(text) owner to gatehouse_definer;
