-- Refusals that are counted together, and what one person may heap up.

-- Every event of before stands for one. What it is hashed from stays as it was: a count of one adds nothing to the text, so that chains
-- sealed before still verify, and any other count does, so that it cannot be changed unseen.
alter table "gatehouse"."audit_events" add column "count" int not null default 1;
alter table "gatehouse"."audit_events" add constraint "audit_events_count_check" check (count >= 1);

create or replace function gatehouse.audit_event_text(e gatehouse.audit_events) returns text
language sql immutable
as $$
  select (jsonb_build_array(e.id, (extract(epoch from e.at) * 1000000)::bigint, e.action, e.actor_id, e.actor_label, e.subject_type,
    e.subject_id, e.subject_label, e.partner_id, e.client_id, e.details, e.ip, e.user_agent, e.session_handle, e.request_id)
    || case when e.count = 1 then '[]'::jsonb else jsonb_build_array(e.count) end)::text
$$;

-- The newest of a person's, found without a look at the rest: what is kept is capped by every use case that adds one.
drop index gatehouse.sessions_user_id_index;
drop index gatehouse.sessions_membership_id_index;
drop index gatehouse.pending_sessions_user_id_index;
create index "pending_sessions_user_id_created_at_index" on "gatehouse"."pending_sessions" ("user_id", "created_at");
create index "known_devices_user_id_last_seen_at_index" on "gatehouse"."known_devices" ("user_id", "last_seen_at");
create index "sessions_user_id_created_at_index" on "gatehouse"."sessions" ("user_id", "created_at");
create index "sessions_membership_id_created_at_index" on "gatehouse"."sessions" ("membership_id", "created_at");

-- Long answers are few, short ones many.
alter table "gatehouse"."idempotency_keys" add column "long" boolean generated always as (octet_length(answer) > 4096) stored not null;
create index "idempotency_keys_user_id_long_created_at_index" on "gatehouse"."idempotency_keys" ("user_id", "long", "created_at");
