-- The session an authenticator app was offered in: a second tab of it is offered the same secret while that is fresh.

-- Made from the entities; see CONTRIBUTING, "Changing the schema".
alter table "gatehouse"."totp_factors" add column "offered_session" uuid null;
