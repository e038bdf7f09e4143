create policy "totp_factors_self" on "gatehouse"."totp_factors" to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "totp_factors_definer" on "gatehouse"."totp_factors" for select to "gatehouse_definer" using (true);
create policy "totp_factors_definer_wipe" on "gatehouse"."totp_factors" for delete to "gatehouse_definer" using (true);
