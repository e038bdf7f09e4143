-- What a link tells. Whether its address has an account is asked apart, and only where the answer may be used: the holder of a copied link
-- is not proven to own the mailbox, so for them nothing is looked up that could be told or timed (docs/decisions/0024).

create or replace function gatehouse.invitation_by_id(p_id uuid) returns jsonb
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select jsonb_build_object(
    'id', i.id, 'partnerId', i.partner_id, 'clientId', i.client_id, 'email', i.email, 'emailCanonical', i.email_canonical,
    'role', i.role, 'status', i.status, 'generation', i.generation, 'invitedByName', i.invited_by_name,
    'invitedByUserId', i.invited_by_user_id, 'expiresAt', i.expires_at, 'overdue', i.expires_at <= clock_timestamp(),
    'organisation', case when c.id is null
        then jsonb_build_object('kind', 'partner', 'id', p.id, 'name', p.name, 'status', p.status)
        else jsonb_build_object('kind', 'client', 'id', c.id, 'name', c.business_name, 'status', c.status) end,
    'partnerStatus', p.status, 'clientStatus', c.status, 'rolesOnOffer', to_jsonb(c.roles_on_offer))
  from gatehouse.invitations i
  join gatehouse.partners p on p.id = i.partner_id
  left join gatehouse.clients c on c.id = i.client_id
  where i.id = p_id
$$;

-- The account of an invitation's address, null when it has none. `belongedHere`: this very organisation let the account in before, whether it
-- is still there or was removed since; `membershipId`: its active place there.
create function gatehouse.invited_account(p_id uuid) returns jsonb
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select jsonb_build_object('id', u.id, 'emailProven', u.email_proven_at is not null,
           'belongedHere', count(m.id) > 0, 'membershipId', min(m.id::text) filter (where m.status = 'active'))
    from gatehouse.invitations i
    join gatehouse.users u on u.email_canonical = i.email_canonical
    left join gatehouse.memberships m
      on m.user_id = u.id and m.partner_id = i.partner_id and m.client_id is not distinct from i.client_id
   where i.id = p_id
   group by u.id
$$;
