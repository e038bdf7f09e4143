-- Whether no account exists yet: demo data is seeded only into an empty installation.
create or replace function gatehouse.installation_is_empty() returns boolean
language sql stable security definer set search_path = gatehouse, pg_temp
as $$ select not exists (select 1 from gatehouse.users) $$;
alter function gatehouse.installation_is_empty() owner to gatehouse_definer;
