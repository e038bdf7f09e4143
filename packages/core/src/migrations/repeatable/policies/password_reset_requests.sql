create policy "password_reset_requests_leave" on "gatehouse"."password_reset_requests" for insert to "gatehouse_app" with check (administrator_id is null or administrator_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "password_reset_requests_definer" on "gatehouse"."password_reset_requests" to "gatehouse_definer" using (true);
