-- Only changed fields are copied: an organisation may have given a person another name or number (describe_client_user), which stays until
-- the person changes it.
create or replace function gatehouse.copy_user_to_memberships() returns trigger
language plpgsql security definer set search_path = gatehouse, pg_temp
as $$
declare
  renamed boolean := new.display_name is distinct from old.display_name;
  new_phone boolean := new.phone is distinct from old.phone;
begin
  update gatehouse.memberships m
     set name = c.name, name_key = c.name_key, email = new.email_canonical, phone = c.phone, mfa_enabled = new.mfa_enabled
    from (select o.id,
                 case when renamed then new.display_name else o.name end as name,
                 case when renamed then gatehouse.fold(new.display_name) else o.name_key end as name_key,
                 case when new_phone then new.phone else o.phone end as phone
            from gatehouse.memberships o where o.user_id = new.id) c
   where m.id = c.id;
  return null;
end $$;
alter function gatehouse.copy_user_to_memberships() owner to gatehouse_definer;
