grant select, insert on gatehouse.clients to gatehouse_app;
grant update (code, business_name, domain, contact_name, business_email, timezone, status, manage_users, manage_billing, view_calls,
  view_analytics, manage_integrations, manage_projects, roles_on_offer, requires_mfa, requires_support_contact, version)
  on gatehouse.clients to gatehouse_app;
grant select, insert, delete, update (support_contact) on gatehouse.client_assignments to gatehouse_app;

grant select on gatehouse.clients, gatehouse.client_assignments to gatehouse_definer;

grant execute on function gatehouse.permissions_of(gatehouse.clients) to gatehouse_app;
