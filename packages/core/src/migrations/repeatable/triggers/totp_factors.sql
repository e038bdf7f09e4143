create or replace trigger totp_factors_note after insert or update of secret or delete on gatehouse.totp_factors for each row execute function gatehouse.note_second_factor();
