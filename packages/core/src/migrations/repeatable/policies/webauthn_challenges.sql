create policy "webauthn_challenges_self" on "gatehouse"."webauthn_challenges" to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "webauthn_challenges_definer" on "gatehouse"."webauthn_challenges" for select to "gatehouse_definer" using (true);
create policy "webauthn_challenges_definer_wipe" on "gatehouse"."webauthn_challenges" for delete to "gatehouse_definer" using (true);
