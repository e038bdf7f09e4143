-- Deny by default: the application's roles can do only what a file of this folder grants. One file per module.
grant usage on schema gatehouse to gatehouse_app, gatehouse_definer, gatehouse_searcher;
-- For readiness: which files have run, and whether the schema still serves this release.
grant select on gatehouse.migrations, gatehouse.schema_versions to gatehouse_app;

grant select, insert, update, delete on gatehouse.rate_limits, gatehouse.installation_facts to gatehouse_app;
grant select, insert, delete, update (input_mac, answer, created_at) on gatehouse.idempotency_keys to gatehouse_app;
grant select, delete on gatehouse.idempotency_keys to gatehouse_definer;

-- The definer's functions call each other and the plain ones.
grant execute on all functions in schema gatehouse to gatehouse_definer;
grant execute on function
  gatehouse.fold(text), gatehouse.grams(text), gatehouse.search_form(text),
  gatehouse.begin_attempt(text, bigint, jsonb), gatehouse.end_attempt(text, jsonb),
  gatehouse.prune_idempotency_keys(integer), gatehouse.installation_is_empty()
to gatehouse_app;
