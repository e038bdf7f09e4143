create policy "passkeys_self" on "gatehouse"."passkeys" to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "passkeys_definer" on "gatehouse"."passkeys" for select to "gatehouse_definer" using (true);
create policy "passkeys_definer_wipe" on "gatehouse"."passkeys" for delete to "gatehouse_definer" using (true);
