-- Run after every migration. Deny by default: what is not granted here, the application's role cannot do.
revoke all on all tables in schema gatehouse from gatehouse_app, gatehouse_definer, public;
revoke all on all functions in schema gatehouse from public;
grant usage on schema gatehouse to gatehouse_app, gatehouse_definer;

grant select, insert on gatehouse.partners, gatehouse.users, gatehouse.memberships, gatehouse.invitations, gatehouse.clients
  to gatehouse_app;
-- Column by column: what is not listed never changes, such as whose a row is, and the address of a user or an invitation.
grant update (name, status, requires_mfa, idle_minutes, absolute_hours, version) on gatehouse.partners to gatehouse_app;
grant update (display_name, phone, locale, timezone, last_time_zone, email_proven_at) on gatehouse.users to gatehouse_app;
grant update (role, status, last_active_at) on gatehouse.memberships to gatehouse_app;
grant update (role, status, generation, expires_at, accepted_at, delivery_status, delivery_error, sent_count, last_sent_at,
  reminded_generation, notified_generation) on gatehouse.invitations to gatehouse_app;
grant update (code, business_name, domain, contact_name, business_email, timezone, status, manage_users, manage_billing, view_calls,
  view_analytics, manage_integrations, manage_projects, roles_on_offer, requires_mfa, requires_support_contact, version)
  on gatehouse.clients to gatehouse_app;
grant select, insert, update, delete on gatehouse.password_credentials, gatehouse.rate_limits, gatehouse.installation_facts
  to gatehouse_app;
grant select, insert, delete on gatehouse.sessions, gatehouse.client_assignments to gatehouse_app;
grant update (support_contact) on gatehouse.client_assignments to gatehouse_app;
grant select, insert, delete on gatehouse.pending_sessions, gatehouse.totp_factors, gatehouse.passkeys, gatehouse.recovery_codes,
  gatehouse.webauthn_challenges to gatehouse_app;
grant update (secret, confirmed_at, last_used_step, last_used_at, offered_secret, offered_at, offered_session) on gatehouse.totp_factors to gatehouse_app;
grant update (counter, last_used_at) on gatehouse.passkeys to gatehouse_app;
grant update (used_at) on gatehouse.recovery_codes to gatehouse_app;
grant select, insert, delete on gatehouse.known_devices, gatehouse.idempotency_keys to gatehouse_app;
grant update (last_seen_at) on gatehouse.known_devices to gatehouse_app;
grant update (input_mac, answer, created_at) on gatehouse.idempotency_keys to gatehouse_app;
grant select, insert, delete, update (id, issued_at, expires_at, used_at) on gatehouse.mailed_secrets to gatehouse_app;
grant insert on gatehouse.password_reset_requests to gatehouse_app;
grant select on gatehouse.audit_events to gatehouse_app;
-- Without `at`: an event says when it was written, not when somebody would like it to have been. Without `written_by`: an event that claims a
-- transaction of the far future would never be sealed.
grant insert (id, action, actor_id, actor_label, subject_type, subject_id, subject_label, partner_id, client_id, details, ip, user_agent,
              session_handle, request_id, count) on gatehouse.audit_events to gatehouse_app;
grant select on gatehouse.migrations to gatehouse_app;

grant select on gatehouse.partners, gatehouse.users, gatehouse.memberships, gatehouse.invitations, gatehouse.password_credentials,
  gatehouse.mailed_secrets, gatehouse.audit_events, gatehouse.clients, gatehouse.client_assignments to gatehouse_definer;
grant insert, update on gatehouse.memberships to gatehouse_definer;
grant update (display_name, phone) on gatehouse.users to gatehouse_definer;
grant select, delete on gatehouse.password_reset_requests to gatehouse_definer;
grant select, update, delete on gatehouse.sessions to gatehouse_definer;
grant update (mfa_enabled) on gatehouse.users to gatehouse_definer;
grant select on gatehouse.totp_factors, gatehouse.passkeys to gatehouse_definer;
grant select, update, delete on gatehouse.pending_sessions to gatehouse_definer;
grant select, delete on gatehouse.known_devices, gatehouse.idempotency_keys to gatehouse_definer;
grant select, insert on gatehouse.audit_seals to gatehouse_definer;
-- `update` for the row lock alone.
grant select, update on gatehouse.audit_sealer to gatehouse_definer;
grant insert on gatehouse.audit_events to gatehouse_definer;
-- For create_staff(): an account for a new member of the vendor's staff, or one that is taken from whoever made it without its mailbox.
grant insert on gatehouse.users, gatehouse.password_credentials to gatehouse_definer;
grant update (email_proven_at) on gatehouse.users to gatehouse_definer;
grant update (password_hash, changed_at) on gatehouse.password_credentials to gatehouse_definer;
grant delete on gatehouse.totp_factors, gatehouse.passkeys, gatehouse.mailed_secrets to gatehouse_definer;
grant select, delete on gatehouse.recovery_codes, gatehouse.webauthn_challenges to gatehouse_definer;

grant execute on all functions in schema gatehouse to gatehouse_definer;
grant execute on function
  gatehouse.fold(text), gatehouse.unaccent(regdictionary, text), gatehouse.grams(text), gatehouse.search_form(text),
  gatehouse.membership_search(text, text, text, uuid), gatehouse.permissions_of(gatehouse.clients),
  gatehouse.begin_attempt(text, bigint, jsonb), gatehouse.end_attempt(text, jsonb), gatehouse.device_token_basis(text),
  gatehouse.password_reset_requests_waiting(integer), gatehouse.forget_password_reset_requests(uuid[]),
  gatehouse.session_actor(text), gatehouse.sign_in_candidate(text), gatehouse.invitation_by_id(uuid), gatehouse.invited_account(uuid),
  gatehouse.partners_with_unreminded_invitations(integer),
  gatehouse.partners_with_overdue_invitations(integer), gatehouse.prune_sessions(integer), gatehouse.session_is_over(uuid),
  gatehouse.describe_client_user(uuid, text, text), gatehouse.inviter_time_zone(uuid),
  gatehouse.installation_is_empty(), gatehouse.pending_session(text), gatehouse.passkey_candidate(uuid, text),
  gatehouse.prune_pending_sessions(integer), gatehouse.prune_known_devices(integer), gatehouse.prune_idempotency_keys(integer),
  gatehouse.search_page(text, text, jsonb, text, boolean, text, uuid, integer, integer),
  gatehouse.search_count(text, text, jsonb, integer),
  gatehouse.seal_audit_events(integer, xid8), gatehouse.audit_chain_breaks(), gatehouse.audit_heads(),
  gatehouse.audit_has_link(uuid, bigint, uuid, text),
  gatehouse.password_reset_request(uuid), gatehouse.forget_password_reset_request(uuid), gatehouse.password_reset_by_id(uuid)
to gatehouse_app;

-- A function's new owner must be allowed to create in its schema; only for the moment.
grant create on schema gatehouse to gatehouse_definer;
alter function gatehouse.copy_person_to_membership() owner to gatehouse_definer;
alter function gatehouse.keep_known_name() owner to gatehouse_definer;
alter function gatehouse.copy_user_to_memberships() owner to gatehouse_definer;
alter function gatehouse.copy_place_to_session() owner to gatehouse_definer;
alter function gatehouse.session_actor(text) owner to gatehouse_definer;
alter function gatehouse.session_is_over(uuid) owner to gatehouse_definer;
alter function gatehouse.describe_client_user(uuid, text, text) owner to gatehouse_definer;
alter function gatehouse.sign_in_candidate(text) owner to gatehouse_definer;
alter function gatehouse.device_token_basis(text) owner to gatehouse_definer;
alter function gatehouse.invitation_by_id(uuid) owner to gatehouse_definer;
alter function gatehouse.inviter_time_zone(uuid) owner to gatehouse_definer;
alter function gatehouse.invited_account(uuid) owner to gatehouse_definer;
alter function gatehouse.partners_with_unreminded_invitations(integer) owner to gatehouse_definer;
alter function gatehouse.partners_with_overdue_invitations(integer) owner to gatehouse_definer;
alter function gatehouse.prune_sessions(integer) owner to gatehouse_definer;
alter function gatehouse.search_page(text, text, jsonb, text, boolean, text, uuid, integer, integer) owner to gatehouse_definer;
alter function gatehouse.search_count(text, text, jsonb, integer) owner to gatehouse_definer;
alter function gatehouse.installation_is_empty() owner to gatehouse_definer;
alter function gatehouse.grant_staff(uuid, uuid, text) owner to gatehouse_definer;
alter function gatehouse.create_staff(uuid, uuid, uuid, text, text, text, text, boolean) owner to gatehouse_definer;
alter function gatehouse.record_past_events(jsonb) owner to gatehouse_definer;
alter function gatehouse.seal_audit_events(integer, xid8) owner to gatehouse_definer;
alter function gatehouse.audit_chain_breaks() owner to gatehouse_definer;
alter function gatehouse.audit_has_link(uuid, bigint, uuid, text) owner to gatehouse_definer;
alter function gatehouse.audit_heads() owner to gatehouse_definer;
alter function gatehouse.note_second_factor() owner to gatehouse_definer;
alter function gatehouse.pending_session(text) owner to gatehouse_definer;
alter function gatehouse.passkey_candidate(uuid, text) owner to gatehouse_definer;
alter function gatehouse.prune_pending_sessions(integer) owner to gatehouse_definer;
alter function gatehouse.prune_known_devices(integer) owner to gatehouse_definer;
alter function gatehouse.prune_idempotency_keys(integer) owner to gatehouse_definer;
alter function gatehouse.password_reset_request(uuid) owner to gatehouse_definer;
alter function gatehouse.password_reset_requests_waiting(integer) owner to gatehouse_definer;
alter function gatehouse.forget_password_reset_requests(uuid[]) owner to gatehouse_definer;
alter function gatehouse.forget_password_reset_request(uuid) owner to gatehouse_definer;
alter function gatehouse.password_reset_by_id(uuid) owner to gatehouse_definer;
revoke create on schema gatehouse from gatehouse_definer;
