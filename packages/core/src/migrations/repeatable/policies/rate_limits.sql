create policy "rate_limits_app" on "gatehouse"."rate_limits" to "gatehouse_app" using (true) with check (true);
