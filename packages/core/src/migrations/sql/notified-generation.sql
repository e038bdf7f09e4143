-- The generation for which a wish for a new link was passed on last: each is passed on once.
alter table "gatehouse"."invitations" add column "notified_generation" int not null default 0;
