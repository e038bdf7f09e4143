create policy "installation_facts_app" on "gatehouse"."installation_facts" to "gatehouse_app" using (true) with check (true);
