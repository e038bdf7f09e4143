create or replace trigger passkeys_note after insert or delete on gatehouse.passkeys for each row execute function gatehouse.note_second_factor();
