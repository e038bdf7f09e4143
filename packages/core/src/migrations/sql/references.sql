-- Foreign keys, written here because a module knows other modules' rows by id only. Tenant keys are composite: PostgreSQL checks
-- foreign keys without row-level security, so a key that left out the tenant could point at another tenant's row (SECURITY §2).

alter table gatehouse.password_credentials
  add constraint password_credentials_user_fkey foreign key (user_id) references gatehouse.users (id) on delete cascade;
alter table gatehouse.memberships
  add constraint memberships_user_fkey foreign key (user_id) references gatehouse.users (id),
  add constraint memberships_partner_fkey foreign key (partner_id) references gatehouse.partners (id);
alter table gatehouse.sessions
  add constraint sessions_user_fkey foreign key (user_id) references gatehouse.users (id) on delete cascade,
  add constraint sessions_membership_fkey foreign key (membership_id) references gatehouse.memberships (id) on delete cascade;
alter table gatehouse.invitations
  add constraint invitations_partner_fkey foreign key (partner_id) references gatehouse.partners (id),
  add constraint invitations_inviter_fkey foreign key (invited_by_user_id) references gatehouse.users (id);
