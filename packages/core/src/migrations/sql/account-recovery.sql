-- Password reset and proof of the mailbox.

-- Made from the entities; see CONTRIBUTING, "Changing the schema".
create table "gatehouse"."mailed_secrets" ("user_id" uuid not null, "purpose" text not null, "id" uuid not null, "issued_at" timestamptz not null default clock_timestamp(), "expires_at" timestamptz not null, "used_at" timestamptz null, primary key ("user_id", "purpose"));
alter table "gatehouse"."mailed_secrets" add constraint "mailed_secrets_id_key" unique ("id");
alter table "gatehouse"."mailed_secrets" add constraint "mailed_secrets_purpose_check" check (purpose in ('password_reset', 'email_proof'));
create table "gatehouse"."password_reset_requests" ("id" uuid not null, "email" text null, "administrator_id" uuid null, "ip" text null, "user_agent" text null, "request_id" text not null, "created_at" timestamptz not null default clock_timestamp(), primary key ("id"));
create index "password_reset_requests_created_at_index" on "gatehouse"."password_reset_requests" ("created_at");
alter table "gatehouse"."mailed_secrets" enable row level security;
alter table "gatehouse"."mailed_secrets" force row level security;
create policy "mailed_secrets_own" on "gatehouse"."mailed_secrets" to "gatehouse_app" using (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting)) with check (user_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "mailed_secrets_definer" on "gatehouse"."mailed_secrets" for select to "gatehouse_definer" using (true);
alter table "gatehouse"."password_reset_requests" enable row level security;
alter table "gatehouse"."password_reset_requests" force row level security;
create policy "password_reset_requests_leave" on "gatehouse"."password_reset_requests" for insert to "gatehouse_app" with check (administrator_id is null or administrator_id = (select nullif(current_setting('gatehouse.user_id', true), '')::uuid as setting));
create policy "password_reset_requests_definer" on "gatehouse"."password_reset_requests" to "gatehouse_definer" using (true);

alter table gatehouse.mailed_secrets
  add constraint mailed_secrets_user_fkey foreign key (user_id) references gatehouse.users (id) on delete cascade;
alter table gatehouse.password_reset_requests
  add constraint password_reset_requests_administrator_fkey foreign key (administrator_id) references gatehouse.users (id) on delete cascade;

-- A request by its id, with the person it is about if there is one who may sign in. For the worker that takes it up.
create function gatehouse.password_reset_request(p_id uuid) returns jsonb
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select jsonb_build_object(
    'administratorId', r.administrator_id, 'ip', r.ip, 'userAgent', r.user_agent, 'requestId', r.request_id,
    'person', gatehouse.sign_in_candidate(r.email) - 'passwordHash' - 'mfaEnabled')
  from gatehouse.password_reset_requests r where r.id = p_id
$$;

-- Removes a request that is taken up; true for the one that did it. What nobody took up for two days goes with it.
create function gatehouse.forget_password_reset_request(p_id uuid) returns boolean
language sql volatile security definer set search_path = gatehouse, pg_temp
as $$
  with gone as (
    delete from gatehouse.password_reset_requests
     where id = p_id or created_at < clock_timestamp() - interval '2 days' returning id)
  select exists (select 1 from gone where id = p_id)
$$;

-- Reset by the id in a link, after the link's proof was checked by the caller.
create function gatehouse.password_reset_by_id(p_id uuid) returns jsonb
language sql stable security definer set search_path = gatehouse, pg_temp
as $$
  select jsonb_build_object(
    'id', s.id, 'userId', u.id, 'email', u.email, 'displayName', u.display_name,
    -- Factors of an account whose mailbox is not proven do not outlive its reset.
    'secondFactor', u.mfa_enabled and u.email_proven_at is not null,
    'state', case when s.used_at is not null then 'used' when s.expires_at <= clock_timestamp() then 'expired' else 'live' end,
    'memberships', (
      select coalesce(jsonb_agg(jsonb_build_object('partnerId', m.partner_id, 'clientId', m.client_id,
                                                   'organisation', coalesce(c.business_name, p.name)) order by m.id), '[]'::jsonb)
        from gatehouse.memberships m
        left join gatehouse.partners p on p.id = m.partner_id
        left join gatehouse.clients c on c.id = m.client_id
       where m.user_id = u.id and m.status = 'active'))
  from gatehouse.mailed_secrets s join gatehouse.users u on u.id = s.user_id
  where s.id = p_id and s.purpose = 'password_reset'
$$;
