grant select, insert, delete on gatehouse.totp_factors, gatehouse.passkeys, gatehouse.recovery_codes, gatehouse.webauthn_challenges
  to gatehouse_app;
grant update (secret, confirmed_at, last_used_step, last_used_at, offered_secret, offered_at, offered_session) on gatehouse.totp_factors
  to gatehouse_app;
grant update (counter, last_used_at) on gatehouse.passkeys to gatehouse_app;
grant update (used_at) on gatehouse.recovery_codes to gatehouse_app;
grant select, insert, delete, update (id, issued_at, expires_at, used_at) on gatehouse.mailed_secrets to gatehouse_app;
grant insert on gatehouse.password_reset_requests to gatehouse_app;

grant select, delete on gatehouse.totp_factors, gatehouse.passkeys, gatehouse.recovery_codes, gatehouse.webauthn_challenges,
  gatehouse.mailed_secrets, gatehouse.password_reset_requests to gatehouse_definer;

grant execute on function
  gatehouse.passkey_candidate(uuid, text), gatehouse.password_reset_request(uuid), gatehouse.password_reset_requests_waiting(integer),
  gatehouse.forget_password_reset_request(uuid), gatehouse.forget_password_reset_requests(uuid[]), gatehouse.password_reset_by_id(uuid)
to gatehouse_app;
