-- What one person may heap up: each look-up is by equality, or takes the newest off an index.

-- A person's sessions, and those that act for a membership, without those past their stored end: that end is part of the index condition, so
-- that a list reads as many rows as it shows. By creation a person's alone are wanted: the oldest end when there are too many.
drop index gatehouse.sessions_membership_id_created_at_index;
create index "sessions_membership_id_expires_at_index" on "gatehouse"."sessions" ("membership_id", "expires_at");
create index "sessions_user_id_expires_at_index" on "gatehouse"."sessions" ("user_id", "expires_at");

drop index gatehouse.webauthn_challenges_user_id_index;
create index "webauthn_challenges_user_id_expires_at_index" on "gatehouse"."webauthn_challenges" ("user_id", "expires_at");
