create policy "idempotency_keys_own" on "gatehouse"."idempotency_keys" to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "idempotency_keys_definer_read" on "gatehouse"."idempotency_keys" for select to "gatehouse_definer" using (true);
create policy "idempotency_keys_definer_prune" on "gatehouse"."idempotency_keys" for delete to "gatehouse_definer" using (true);
