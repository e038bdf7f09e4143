-- A membership's organisation in the form an actor carries: the vendor, a partner or a partner's client.
create or replace function gatehouse.organisation_of(m gatehouse.memberships, p gatehouse.partners, c gatehouse.clients) returns jsonb
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
