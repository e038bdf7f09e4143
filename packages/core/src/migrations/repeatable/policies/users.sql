create policy "users_self" on "gatehouse"."users" to "gatehouse_app" using (id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "users_definer" on "gatehouse"."users" for select to "gatehouse_definer" using (true);
create policy "users_definer_staff" on "gatehouse"."users" for insert to "gatehouse_definer" with check (true);
create policy "users_definer_describe" on "gatehouse"."users" for update to "gatehouse_definer" using (true);
