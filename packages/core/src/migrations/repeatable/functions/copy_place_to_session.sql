-- A session carries its membership's tenant, so that the tenant's administrators can end it. It updates the membership's activity only when
-- that has changed: thousands of rows inserted together would otherwise rewrite the membership's row as often, each time through all
-- earlier versions.
create or replace function gatehouse.copy_place_to_session() returns trigger
language plpgsql security definer set search_path = gatehouse, pg_temp
as $$
begin
  new.partner_id := null;
  new.client_id := null;
  if new.membership_id is not null then
    select m.partner_id, m.client_id into new.partner_id, new.client_id
      from gatehouse.memberships m where m.id = new.membership_id and m.user_id = new.user_id;
    if not found then
      raise exception 'a session acts only for a membership of its own user' using errcode = 'foreign_key_violation';
    end if;
    -- Signing in and switching are activity of that membership.
    update gatehouse.memberships m set last_active_at = new.last_seen_at
     where m.id = new.membership_id and (m.last_active_at is null or m.last_active_at < new.last_seen_at);
  end if;
  return new;
end $$;
alter function gatehouse.copy_place_to_session() owner to gatehouse_definer;
