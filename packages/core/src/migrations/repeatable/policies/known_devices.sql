create policy "known_devices_own" on "gatehouse"."known_devices" to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "known_devices_definer_read" on "gatehouse"."known_devices" for select to "gatehouse_definer" using (true);
create policy "known_devices_definer_prune" on "gatehouse"."known_devices" for delete to "gatehouse_definer" using (true);
