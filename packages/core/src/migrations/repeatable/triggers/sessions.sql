create or replace trigger sessions_copy_place before insert or update of membership_id on gatehouse.sessions for each row execute function gatehouse.copy_place_to_session();
