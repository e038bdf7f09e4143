grant select, insert on gatehouse.users, gatehouse.memberships to gatehouse_app;
-- Without the address of a user.
grant update (display_name, phone, locale, timezone, last_time_zone, email_proven_at) on gatehouse.users to gatehouse_app;
grant update (role, status, last_active_at) on gatehouse.memberships to gatehouse_app;
grant select, insert, update, delete on gatehouse.password_credentials to gatehouse_app;

grant select on gatehouse.users, gatehouse.memberships, gatehouse.password_credentials to gatehouse_definer;
grant insert, update on gatehouse.memberships to gatehouse_definer;
grant update (display_name, phone, mfa_enabled) on gatehouse.users to gatehouse_definer;
-- For create_staff(): an account for a new member of the vendor's staff, or one taken over from a person who made it without its mailbox.
grant insert, update (email_proven_at) on gatehouse.users to gatehouse_definer;
grant insert, update (password_hash, changed_at) on gatehouse.password_credentials to gatehouse_definer;

grant execute on function
  gatehouse.membership_search(text, text, text, uuid), gatehouse.sign_in_candidate(text), gatehouse.device_token_basis(text),
  gatehouse.describe_client_user(uuid, text, text), gatehouse.is_member(uuid, uuid, text)
to gatehouse_app;
