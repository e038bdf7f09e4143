import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { mostChallenges, mostPasskeys } from './modules/accounts/index.ts';
import { mostDevices, maxPendingSessions, mostSessions } from './modules/sessions/index.ts';
import {
  forgottenAtATime,
  longestAnswer,
  mostAnswers,
  mostLongAnswers,
} from './platform/idempotency/caps.ts';
import { runOnce } from './platform/index.ts';
import {
  actAs,
  aMember,
  explainLists,
  openTestApp,
  refusalOf,
  withPasskey,
  type TestApp,
  type TestMember,
} from './testing/index.ts';

let app: TestApp;
let member: TestMember;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  member = await aMember(app);
});

/** Bounds a table to a number of rows that a test here or in `sessions` reaches, to one row per value of a key, or by another mechanism. */
type Cap = { readonly rows: number } | { readonly key: readonly string[] } | { readonly by: string };

/** Every column that says whose a row is, with what keeps one person from filling the table. A new column fails here until it is listed. */
const caps: Readonly<Record<string, Cap>> = {
  'audit_events.actor_id': { by: 'what was done, under its own limits; refusals are counted together' },
  'client_assignments.membership_id': { key: ['client_id', 'membership_id'] },
  'pending_sessions.user_id': { rows: maxPendingSessions },
  'idempotency_keys.user_id': { rows: mostAnswers + mostLongAnswers },
  'invitations.invited_by_user_id': { by: '1 000 addresses of an organisation in an hour' },
  'known_devices.user_id': { rows: mostDevices },
  'mailed_secrets.user_id': { key: ['user_id', 'purpose'] },
  'memberships.user_id': { by: 'given by an organisation, once each, never taken' },
  'passkeys.user_id': { rows: mostPasskeys },
  'password_credentials.user_id': { key: ['user_id'] },
  'password_reset_requests.administrator_id': { by: '3 for an address in an hour; gone when taken up' },
  'recovery_codes.user_id': { by: 'ten new ones take the place of all others' },
  'sessions.membership_id': { rows: mostSessions },
  'sessions.user_id': { rows: mostSessions },
  'totp_factors.user_id': { key: ['user_id'] },
  'webauthn_challenges.user_id': { rows: mostChallenges },
};

test('every table of a person’s rows has a cap', async () => {
  const rows = await app.peek<{ name: string }>(`
    select distinct c.relname || '.' || a.attname as name
      from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'gatehouse'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and (a.attname ~ '(^|_)(user|person|member|membership|administrator|actor)_id$' or exists (
         select 1 from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid and a.attnum = any (f.conkey)
            and f.confrelid = 'gatehouse.users'::regclass))
     order by 1`);
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(caps).toSorted());
});

test('where a key is the cap, the key exists', async () => {
  const keys = await app.peek<{ name: string }>(`
    select c.relname || ': ' || string_agg(a.attname, ', ' order by a.attname) as name
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
     where c.relnamespace = 'gatehouse'::regnamespace and i.indisunique and i.indpred is null group by i.indexrelid, c.relname`);
  const said = Object.entries(caps).flatMap(([name, cap]) =>
    'key' in cap ? `${name.split('.')[0]}: ${cap.key.toSorted().join(', ')}` : [],
  );
  expect(keys.map(({ name }) => name)).toEqual(expect.arrayContaining(said));
});

const count = async (table: string, which = 'true') => {
  const [row] = await app.peek<{ n: number }>(
    `select count(*)::integer as n from ${table} where user_id = $1 and ${which}`,
    [member.userId],
  );
  return row?.n;
};
const send = (key: string, answer = 'short') =>
  actAs(app, member, (uow) =>
    runOnce(uow, { userId: member.userId, procedure: 'p', key, input: '{}' }, 0, () =>
      Promise.resolve(answer),
    ),
  );
const insertAnswers = (n: number, length: number) =>
  app.peek(
    `insert into idempotency_keys (user_id, procedure, key_hash, step, input_mac, answer, created_at)
     select $1, 'p', 'made ' || $3::text || n, 0, '', repeat('x', $3::integer), now() - n * interval '1 second'
       from generate_series(1, $2::integer) n`,
    [member.userId, n, length],
  );

test('the newest answers are stored; fewer long ones, whose keys stay', async () => {
  await insertAnswers(mostAnswers - 2, 10);
  await insertAnswers(mostLongAnswers + 2, 5_000);
  await send('one more');
  expect(await count('idempotency_keys', 'long')).toBe(mostLongAnswers);
  expect(await count('idempotency_keys', "answer = ''")).toBe(2);
  await send('and another');
  expect(await count('idempotency_keys')).toBe(mostAnswers + mostLongAnswers);
});

test('a repeat of a call whose answer was too long to store is a conflict, not a second run', async () => {
  await send('long', 'x'.repeat(longestAnswer / 4));
  expect(await send('long', 'again')).toHaveLength(longestAnswer / 4);
  await send('too long', 'x'.repeat(longestAnswer));
  expect(await refusalOf(send('too long'))).toBe('idempotency_conflict');
});

test('however many answers there are, a call reads no more than the cap and deletes some', async () => {
  await app.peek('delete from idempotency_keys');
  await insertAnswers(20_000, 10);
  // Other people have rows too, and these are not read either.
  await app.peek('set session_replication_role = replica');
  await app.peek(
    `insert into idempotency_keys (user_id, procedure, key_hash, step, input_mac, created_at)
     select gen_random_uuid(), 'p', 'theirs ' || n, 0, '', now() - interval '23 hours' from generate_series(1, 20000) n`,
  );
  await app.peek('set session_replication_role = origin');
  await app.peek('analyze idempotency_keys');
  const plans = await actAs(app, member, (uow) =>
    explainLists(
      uow,
      (explained) =>
        runOnce(explained, { userId: member.userId, procedure: 'p', key: 'one more', input: '{}' }, 0, () =>
          Promise.resolve('short'),
        ),
      /emptied/,
    ),
  );
  expect(plans).toHaveLength(1);
  expect(plans[0]?.readThrough).toEqual([]);
  expect(plans[0]?.looked).toBeLessThanOrEqual(mostAnswers + forgottenAtATime);
  expect(await count('idempotency_keys')).toBe(20_001 - forgottenAtATime);
});

test('nobody enrols more passkeys than the cap, and the browser is not asked in vain', async () => {
  await app.peek(
    `insert into passkeys (id, user_id, credential_id, public_key, name)
     select gen_random_uuid(), $1::uuid, $1::text || n, 'key', 'made' from generate_series(1, $2::integer) n`,
    [member.userId, mostPasskeys - 1],
  );
  await withPasskey(app, member);
  expect(await refusalOf(withPasskey(app, member))).toBe('invalid_input');
  expect(await count('passkeys')).toBe(mostPasskeys);
});

test('once as many answered challenges as the cap are stored, another is refused, and expired ones make room', async () => {
  const fill = (n: number, ends: string) =>
    app.peek(
      `insert into webauthn_challenges (hash, user_id, expires_at)
       select gen_random_uuid()::text, $1::uuid, now() + $3::interval from generate_series(1, $2::integer) n`,
      [member.userId, n, ends],
    );
  await fill(mostChallenges, '5 minutes');
  expect(await refusalOf(withPasskey(app, member))).toBe('invalid_code');
  await actAs(app, member, (uow) =>
    sql`delete from webauthn_challenges where user_id = ${member.userId}`.execute(uow.db),
  );
  await fill(mostChallenges - 1, '5 minutes');
  await fill(30, '-1 minute');
  await withPasskey(app, member);
  expect(await count('webauthn_challenges')).toBe(mostChallenges);
});
