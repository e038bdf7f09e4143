create policy "audit_seals_definer" on "gatehouse"."audit_seals" for select to "gatehouse_definer" using (true);
create policy "audit_seals_definer_insert" on "gatehouse"."audit_seals" for insert to "gatehouse_definer" with check (true);
