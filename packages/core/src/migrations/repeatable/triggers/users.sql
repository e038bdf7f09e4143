create or replace trigger users_copy_to_memberships after update of display_name, email, phone, mfa_enabled on gatehouse.users for each row execute function gatehouse.copy_user_to_memberships();
