-- users.mfa_enabled is true exactly while there is a confirmed factor. Locks first: of two last factors removed concurrently each would
-- otherwise see the other.
create or replace function gatehouse.note_second_factor() returns trigger
language plpgsql security definer set search_path = gatehouse, pg_temp
as $$
declare
  person uuid := case when tg_op = 'DELETE' then old.user_id else new.user_id end;
  enrolled boolean;
begin
  perform 1 from gatehouse.users u where u.id = person for no key update;
  enrolled := exists (select 1 from gatehouse.totp_factors t where t.user_id = person and t.secret is not null)
           or exists (select 1 from gatehouse.passkeys k where k.user_id = person);
  update gatehouse.users u set mfa_enabled = enrolled where u.id = person and u.mfa_enabled <> enrolled;
  return null;
end $$;
alter function gatehouse.note_second_factor() owner to gatehouse_definer;
