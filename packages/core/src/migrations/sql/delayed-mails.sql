-- A mail waits when its recipient has had enough of them this hour, whoever sent those (docs/decisions/0025).
alter table gatehouse.invitations drop constraint invitations_delivery_status_check;
alter table "gatehouse"."invitations" add constraint "invitations_delivery_status_check" check (delivery_status in ('queued', 'delayed', 'sent', 'failed'));
