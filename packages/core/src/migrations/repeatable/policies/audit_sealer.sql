create policy "audit_sealer_definer" on "gatehouse"."audit_sealer" to "gatehouse_definer" using (true);
