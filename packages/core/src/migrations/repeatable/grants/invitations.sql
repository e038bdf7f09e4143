grant select, insert on gatehouse.invitations to gatehouse_app;
-- Without the address of an invitation.
grant update (role, status, generation, expires_at, accepted_at, delivery_status, delivery_error, sent_count, last_sent_at,
  reminded_generation, notified_generation) on gatehouse.invitations to gatehouse_app;

grant select on gatehouse.invitations to gatehouse_definer;

grant execute on function
  gatehouse.invitation_by_id(uuid), gatehouse.invited_account(uuid), gatehouse.inviter_time_zone(uuid),
  gatehouse.partners_with_overdue_invitations(integer), gatehouse.partners_with_unreminded_invitations(integer)
to gatehouse_app;
