import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueProblems, openTestApp, type TestApp } from '../testing/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const problems = () => catalogueProblems((sql) => app.peek(sql));

/**
 * The problems found after a mistake that a careless migration could make. Rolled back, because roles belong to all databases of the run.
 */
async function planted(mistake: string): Promise<string[]> {
  await app.peek('begin');
  await app.peek(mistake);
  const found = await problems();
  await app.peek('rollback');
  return found;
}

test('every table has forced row-level security, and no role has more rights than it needs', async () => {
  const tables = await app.peek("select 1 from pg_class where relnamespace = 'gatehouse'::regnamespace and relkind = 'r'");
  expect(tables.length).toBeGreaterThan(8);
  expect(await problems()).toEqual([]);
});

test.each([
  [
    'a table without row-level security',
    'create table gatehouse.planted (id uuid)',
    ['table without forced row-level security: planted', 'table without a policy: planted'],
  ],
  [
    'a table its owner may read past the policies',
    'alter table gatehouse.invitations no force row level security',
    ['table without forced row-level security: invitations'],
  ],
  [
    'a view',
    'create view gatehouse.everybody as select * from gatehouse.users',
    ['view, which would read with its owner’s eyes: everybody'],
  ],
  [
    'a role past row-level security',
    'alter role gatehouse_app bypassrls',
    ['role with more power than it needs: gatehouse_app'],
  ],
  [
    'the application as a member of the definer',
    'grant gatehouse_definer to gatehouse_app',
    ['role with more power than it needs: gatehouse_app in gatehouse_definer'],
  ],
  [
    'an audit trail that can be changed',
    'grant update (details) on gatehouse.audit_events to gatehouse_app; grant select on gatehouse.audit_seals to gatehouse_app',
    [
      'right of the application on the audit trail but reading and inserting events: audit_seals.select',
      'right of the application on the audit trail but reading and inserting events: audit column details',
    ],
  ],
  [
    'a searcher that can write, and a policy that lets it',
    "grant update (name) on gatehouse.memberships to gatehouse_searcher; create policy planted on gatehouse.memberships for update to gatehouse_searcher using (true)",
    ['right of the searcher but reading: memberships.update', 'right of the searcher but reading: planted'],
  ],
  [
    'a function that runs as the superuser, for everybody, along any path',
    'create function gatehouse.planted() returns text language sql security definer as $$ select 1::text $$',
    [
      'right of everybody: planted',
      'SECURITY DEFINER function of the wrong owner or with an open search path: planted',
    ],
  ],
])('%s is found', async (_, mistake, expected) => {
  expect(await planted(mistake)).toEqual(expected);
});

test('only the functions of this list run as the definer; each has a test of its own', async () => {
  const rows = await app.peek<{ name: string }>(
    "select proname as name from pg_proc where pronamespace = 'gatehouse'::regnamespace and prosecdef order by proname",
  );
  expect(rows.map(({ name }) => name)).toEqual([
    'audit_chain_breaks',
    'audit_has_link',
    'audit_heads',
    'copy_person_to_membership',
    'copy_place_to_session',
    'copy_user_to_memberships',
    'create_staff',
    'describe_client_user',
    'device_token_basis',
    'forget_password_reset_request',
    'forget_password_reset_requests',
    'grant_staff',
    'installation_is_empty',
    'invitation_by_id',
    'invited_account',
    'inviter_time_zone',
    'keep_known_name',
    'note_second_factor',
    'note_session_use',
    'partners_with_overdue_invitations',
    'partners_with_unreminded_invitations',
    'passkey_candidate',
    'password_reset_by_id',
    'password_reset_request',
    'password_reset_requests_waiting',
    'pending_session',
    'prune_idempotency_keys',
    'prune_known_devices',
    'prune_pending_sessions',
    'prune_sessions',
    'record_past_events',
    'seal_audit_events',
    'search_count',
    'search_page',
    'session_actor',
    'session_is_over',
    'session_state',
    'sign_in_candidate',
  ]);
});

test('functions that build statements from texts run as the searcher, which may read four tables', async () => {
  const owned = await app.peek<{ name: string }>(
    "select proname as name from pg_proc where proowner = 'gatehouse_searcher'::regrole order by proname",
  );
  expect(owned.map(({ name }) => name)).toEqual(['search_count', 'search_page']);
  const dynamic = await app.peek<{ name: string }>(
    String.raw`select proname as name from pg_proc where pronamespace = 'gatehouse'::regnamespace and prosrc ~* '\mexecute\s+format' order by proname`,
  );
  expect(dynamic.map(({ name }) => name)).toEqual(['count_found', 'search_page']);
  const readable = await app.peek<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'gatehouse'::regnamespace and relkind = 'r' and has_table_privilege('gatehouse_searcher', oid, 'select') order by 1",
  );
  expect(readable.map(({ name }) => name)).toEqual(['client_assignments', 'clients', 'invitations', 'memberships']);
});
