create policy "password_credentials_self" on "gatehouse"."password_credentials" to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "password_credentials_definer" on "gatehouse"."password_credentials" for select to "gatehouse_definer" using (true);
create policy "password_credentials_definer_staff" on "gatehouse"."password_credentials" for insert to "gatehouse_definer" with check (true);
create policy "password_credentials_definer_renew" on "gatehouse"."password_credentials" for update to "gatehouse_definer" using (true);
