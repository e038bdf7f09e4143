create policy "recovery_codes_self" on "gatehouse"."recovery_codes" to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "recovery_codes_definer" on "gatehouse"."recovery_codes" for select to "gatehouse_definer" using (true);
create policy "recovery_codes_definer_wipe" on "gatehouse"."recovery_codes" for delete to "gatehouse_definer" using (true);
