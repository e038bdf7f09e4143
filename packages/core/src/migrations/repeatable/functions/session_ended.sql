-- Whether a session is past one of its own ends, idle or absolute, or past an end that a membership of its person demands (SECURITY R13):
-- the active membership's, as its partner set it for members and clients' people; those of all memberships while none is chosen; and the
-- vendor's own for its staff, whatever they act for.
create or replace function gatehouse.session_ended(s gatehouse.sessions, moment timestamptz) returns boolean
language sql stable
as $$
  select s.expires_at <= moment or s.absolute_expires_at <= moment or exists (
    select 1 from gatehouse.memberships o left join gatehouse.partners q on q.id = o.partner_id
     where o.user_id = s.user_id and o.status = 'active'
       and (o.id = s.membership_id or s.membership_id is null or o.partner_id is null)
       and (s.last_seen_at + coalesce(make_interval(mins => q.idle_minutes), interval '{{lifetimes.staffSessionIdle}}') <= moment
         or s.created_at + coalesce(make_interval(hours => q.absolute_hours), interval '{{lifetimes.staffSessionAbsolute}}') <= moment))
$$;
