-- The account of an invitation's address; null when it has none. `belongedHere`: this organisation let the account in before, whether it is
-- still there or was removed since. `membershipId`: its active membership there.
create or replace function gatehouse.invited_account(p_id uuid) returns jsonb
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
alter function gatehouse.invited_account(uuid) owner to gatehouse_definer;
