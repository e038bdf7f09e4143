-- The reset with the id of a link. The caller has checked the link's proof.
create or replace function gatehouse.password_reset_by_id(p_id uuid) returns jsonb
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select jsonb_build_object(
    'id', s.id, 'userId', u.id, 'email', u.email, 'displayName', u.display_name,
    -- A reset deletes the factors of an account whose mailbox is not proven.
    'secondFactor', u.mfa_enabled and u.email_proven_at is not null,
    'state', case when s.used_at is not null then 'used' when s.expires_at <= clock_timestamp() then 'expired' else 'live' end,
    'memberships', (
      select coalesce(jsonb_agg(jsonb_build_object('partnerId', m.partner_id, 'clientId', m.client_id,
                                                   'organisation', coalesce(c.business_name, p.name)) order by m.id), '[]'::jsonb)
        from gatehouse.memberships m
        left join gatehouse.partners p on p.id = m.partner_id
        left join gatehouse.clients c on c.id = m.client_id
       where m.user_id = u.id and m.status = 'active'))
  from gatehouse.mailed_secrets s join gatehouse.users u on u.id = s.user_id
  where s.id = p_id and s.purpose = 'password_reset'
$$;
alter function gatehouse.password_reset_by_id(uuid) owner to gatehouse_definer;
