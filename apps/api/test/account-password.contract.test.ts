import { openApp } from '@gatehouse/core/app';
import { aMember, openTestApp, testPassword, type TestApp, type TestMember } from '@gatehouse/core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { capturedLogger } from './harness/captured-logger.ts';
import type { Client } from './harness/client.ts';
import { eventsOf, signedIn } from './harness/people.ts';
import { openPortal, type Portal } from './harness/portal.ts';

let app: TestApp;
/** Two servers on one database. */
let portals: [Portal, Portal];
let close: () => Promise<void>;
let member: TestMember;
let client: Client;

beforeAll(async () => {
  app = await openTestApp();
  const { keyring, clock } = app;
  const { logger } = capturedLogger();
  const second = await openApp({
    databaseUrl: app.database.appUrl,
    worker: false,
    clock,
    keyring,
    logger,
  });
  portals = [await openPortal(app), await openPortal(second)];
  close = async () => {
    for (const portal of portals) await portal.close();
    await second.close();
    await app.close();
  };
});
afterAll(() => close());
beforeEach(async () => {
  await app.peek('delete from rate_limits');
  member = await aMember(app);
  client = await signedIn(portals[0], member.email);
});

const fresh = 'nine quiet green herons';
const wrong = 'certainly not the password';
const change = (input: Record<string, unknown>, as = client) => as.mutate('account.changePassword', input);
const signIn = async (password: string) =>
  (await portals[1].visitor().signIn(member.email, password)).outcome;

describe('changing the own password', () => {
  test('answers {}, gives this browser a new secret and ends all other sessions, on every server', async () => {
    const there = await signedIn(portals[1], member.email);
    const before = client.cookie;
    const answer = await change({ currentPassword: testPassword, newPassword: fresh });
    expect(answer).toMatchObject({ status: 200, data: {} });
    expect(client.cookie).not.toBe(before);
    expect((await client.query('partnerTeam.members')).outcome).toBe('ok');
    expect((await there.query('partnerTeam.members')).outcome).toBe('unauthenticated');
    const old = portals[0].visitor();
    old.cookie = before;
    expect((await old.query('partnerTeam.members')).outcome).toBe('unauthenticated');
    expect([await signIn(testPassword), await signIn(fresh)]).toEqual(['invalid_credentials', 'ok']);
  });

  test('leaves one event', async () => {
    const events = await eventsOf(app, () => change({ currentPassword: testPassword, newPassword: fresh }));
    expect(events).toEqual({ 'password.changed': 1 });
  });

  test('a wrong current password: 401, one event, and no change', async () => {
    const events = await eventsOf(app, async () => {
      const answer = await change({ currentPassword: wrong, newPassword: fresh });
      expect(answer).toMatchObject({ status: 401, outcome: 'invalid_credentials' });
      expect(answer.headers['set-cookie']).toBeUndefined();
    });
    expect(events).toEqual({ 'request.refused': 1 });
    expect((await client.query('partnerTeam.members')).outcome).toBe('ok');
    expect(await signIn(testPassword)).toBe('ok');
  });

  test.each([[{ newPassword: fresh }], [{ currentPassword: '', newPassword: fresh }]])(
    'without the current one it asks for it: %j',
    async (input) => {
      expect(await change(input)).toMatchObject({ status: 403, outcome: 'reauthentication_required' });
    },
  );

  test.each([
    [{}, ['newPassword']],
    [{ currentPassword: testPassword, newPassword: 'x'.repeat(129) }, ['newPassword']],
    [{ currentPassword: testPassword, newPassword: 7 }, ['newPassword']],
    [{ currentPassword: testPassword, newPassword: fresh, userId: 'x' }, ['userId']],
    [{ currentPassword: testPassword, newPassword: 'too short' }, ['newPassword']],
    [{ currentPassword: testPassword, newPassword: 'passwordpassword' }, ['newPassword']],
    [{ currentPassword: testPassword, newPassword: testPassword }, ['newPassword']],
  ])('%j is invalid input', async (input, keys) => {
    const answer = await change(input);
    expect(answer).toMatchObject({ status: 400, outcome: 'invalid_input' });
    expect(Object.keys(answer.error?.data.fields ?? {})).toEqual(keys);
  });

  test('a visitor who is not signed in is refused', async () => {
    const answer = await change({ currentPassword: testPassword, newPassword: fresh }, portals[0].visitor());
    expect(answer).toMatchObject({ status: 401, outcome: 'unauthenticated' });
  });

  test.each(['suspended', 'archived'])('works while the organisation is %s', async (status) => {
    await app.peek('update partners set status = $2 where id = $1', [member.partner.id, status]);
    expect((await change({ currentPassword: testPassword, newPassword: fresh })).outcome).toBe('ok');
  });
});

describe('guessing passwords with a borrowed session', () => {
  test('five wrong ones per person, on whichever server; the session continues', async () => {
    const there = await signedIn(portals[1], member.email);
    const stranger = await signedIn(portals[0], (await aMember(app)).email);
    const attempts = [client, there, client, there, client];
    for (const as of attempts)
      expect((await change({ currentPassword: wrong, newPassword: fresh }, as)).outcome).toBe(
        'invalid_credentials',
      );
    const limited = await change({ currentPassword: testPassword, newPassword: fresh }, there);
    expect(limited).toMatchObject({ status: 429, outcome: 'rate_limited' });
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
    expect((await client.query('partnerTeam.members')).outcome).toBe('ok');
    expect((await change({ currentPassword: testPassword, newPassword: fresh }, stranger)).outcome).toBe(
      'ok',
    );
  });

  test('strangers’ failures at sign-in, for this address or from this network, do not block it', async () => {
    for (let index = 0; index < 5; index += 1) expect(await signIn(wrong)).toBe('invalid_credentials');
    expect(await signIn(testPassword)).toBe('rate_limited');
    await Promise.all(
      Array.from({ length: 50 }, (_, at) => portals[0].visitor().signIn(`s${at}@nowhere.test`, wrong)),
    );
    expect((await portals[0].visitor().signIn((await aMember(app)).email, testPassword)).outcome).toBe(
      'rate_limited',
    );
    expect((await change({ currentPassword: wrong, newPassword: fresh })).outcome).toBe(
      'invalid_credentials',
    );
    expect((await change({ currentPassword: testPassword, newPassword: fresh })).outcome).toBe('ok');
  });

  test('of twenty concurrent ones, ten to a batch, five are compared', async () => {
    const calls = Array.from(
      { length: 10 },
      () => ['account.changePassword', { currentPassword: wrong, newPassword: fresh }] as const,
    );
    const answers = await Promise.all([client.batchMutate(calls), client.batchMutate(calls)]);
    const outcomes = answers.flatMap((answer) => answer.outcomes);
    expect(outcomes.filter((outcome) => outcome === 'invalid_credentials')).toHaveLength(5);
    expect(outcomes.filter((outcome) => outcome === 'rate_limited')).toHaveLength(15);
  });

  test('a right one clears the count', async () => {
    for (let index = 0; index < 4; index += 1) await change({ currentPassword: wrong, newPassword: fresh });
    expect((await change({ currentPassword: testPassword, newPassword: fresh })).outcome).toBe('ok');
    expect((await change({ currentPassword: wrong, newPassword: testPassword })).outcome).toBe(
      'invalid_credentials',
    );
    expect(await signIn(fresh)).toBe('ok');
  });
});

test('when two browsers change it concurrently, one of them succeeds', async () => {
  const there = await signedIn(portals[1], member.email);
  const [one, other] = await Promise.all([
    change({ currentPassword: testPassword, newPassword: fresh }),
    change({ currentPassword: testPassword, newPassword: `${fresh} there` }, there),
  ]);
  const outcomes = [one.outcome, other.outcome].toSorted();
  expect(outcomes).toContain('ok');
  expect(['stale', 'unauthenticated', 'invalid_credentials']).toContain(
    outcomes.find((outcome) => outcome !== 'ok'),
  );
  expect(await signIn(one.outcome === 'ok' ? fresh : `${fresh} there`)).toBe('ok');
});

test('no password is left anywhere: log, tables, jobs', async () => {
  const { logger, lines } = capturedLogger();
  const watched = await openPortal(app, { logger });
  const browser = await signedIn(watched, member.email);
  await change({ currentPassword: wrong, newPassword: 'seven loud amber foxes' }, browser);
  await change({ currentPassword: testPassword, newPassword: 'seven loud amber foxes' }, browser);
  await watched.close();
  const tables = await app.peek<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('gatehouse', 'pgboss')",
  );
  const texts = [...lines()];
  for (const { name } of tables) {
    const rows = await app.peek<{ text: string }>(`select t::text as text from ${name} t`);
    texts.push(...rows.map(({ text }) => text));
  }
  expect(texts.length).toBeGreaterThan(20);
  expect(texts.filter((text) => text.includes('amber foxes') || text.includes(wrong))).toEqual([]);
});
