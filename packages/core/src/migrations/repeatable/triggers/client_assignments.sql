create or replace trigger client_assignments_copy_place before insert on gatehouse.client_assignments for each row execute function gatehouse.copy_place_to_assignment();
