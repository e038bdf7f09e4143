create or replace trigger memberships_write_search before insert or update of name, email, phone on gatehouse.memberships for each row execute function gatehouse.write_membership_search();
create or replace trigger memberships_copy_person before insert on gatehouse.memberships for each row execute function gatehouse.copy_person_to_membership();
create or replace trigger memberships_keep_name before insert on gatehouse.memberships for each row execute function gatehouse.keep_known_name();
