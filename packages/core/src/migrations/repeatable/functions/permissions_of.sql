-- The permissions that are on for a client's people, in the vocabulary's order.
create or replace function gatehouse.permissions_of(c gatehouse.clients) returns jsonb
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
