-- The invitation with the id of a link. The caller checks the link's proof afterwards. Whether the address has an account is a separate
-- query (invited_account), made only where the answer may be used: the holder of a copied link has not proved to own the mailbox, so
-- nothing is looked up for them that could be revealed or timed (docs/decisions/0024).
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
alter function gatehouse.invitation_by_id(uuid) owner to gatehouse_definer;
