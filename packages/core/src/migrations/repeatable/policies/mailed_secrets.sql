create policy "mailed_secrets_own" on "gatehouse"."mailed_secrets" to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "mailed_secrets_definer" on "gatehouse"."mailed_secrets" for select to "gatehouse_definer" using (true);
create policy "mailed_secrets_definer_wipe" on "gatehouse"."mailed_secrets" for delete to "gatehouse_definer" using (true);
