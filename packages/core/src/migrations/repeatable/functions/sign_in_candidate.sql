-- Sign-in by address. Null for an unknown address, and for a person without an active membership or an open invitation (an account accepts
-- one by signing in as itself, docs/decisions/0009). The caller treats all of these alike.
create or replace function gatehouse.sign_in_candidate(p_email text) returns jsonb
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
alter function gatehouse.sign_in_candidate(text) owner to gatehouse_definer;
