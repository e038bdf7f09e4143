import {
  aMember,
  letTotpPass,
  openTestApp,
  softAuthenticator,
  testPassword,
  totpCode,
  withPasskey,
  withTotp,
  wrongTotpCode,
  type TestApp,
  type TestMember,
} from '@gatehouse/core/testing';
import { openApp } from '@gatehouse/core/app';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Client } from './harness/client.ts';
import { eventsOf, signedIn } from './harness/people.ts';
import { openPortal, type Portal } from './harness/portal.ts';

let app: TestApp;
/** Two servers on one database, standing in for two processes: each with its own pool. */
let portals: readonly [Portal, Portal];
let close: () => Promise<void>;
let member: TestMember;
let secret: string;
let recoveryCodes: string[];

beforeAll(async () => {
  app = await openTestApp();
  const { keyring, clock, logger } = app;
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
  member = await aMember(app);
  ({ secret, recoveryCodes } = await withTotp(app, member));
});

async function signInToSecondFactor(at = 0): Promise<Client> {
  const client = (portals[at % 2] ?? portals[0]).visitor();
  const { data } = await client.signIn(member.email, testPassword);
  expect(data?.status).toBe('mfa_required');
  return client;
}
const totp = (code: string) => ({ method: 'totp', code });
const recovery = (code = '') => ({ method: 'recovery_code', code });
const verify = (client: Client, input: unknown) => client.mutate('auth.verifySecondFactor', input);
const notices = () =>
  app.peek(
    "select 1 from pgboss.job where name = 'account.notice' and data->>'userId' = $1 and data->>'kind' = 'too_many_codes'",
    [member.userId],
  );
const judged = async () => {
  for (const { options } of portals) await options.app.refusals.flush();
  const [row] = await app.peek<{ n: number }>(
    "select coalesce(sum(count), 0)::integer as n from audit_events where action = 'session.sign_in_failed' and subject_id = $1",
    [member.userId],
  );
  return row?.n;
};
/** As if the window had passed. */
const letWindowPass = () => app.peek("delete from rate_limits where key like 'second-factor%'");

test('fifty concurrent wrong codes at two processes: five are judged, the right one waits, the owner is notified once', async () => {
  const clients = await Promise.all(Array.from({ length: 10 }, (_, at) => signInToSecondFactor(at)));
  const wrong = wrongTotpCode(secret);
  const events = await eventsOf(
    app,
    async () => {
      const tries = Array.from({ length: 50 }, async (_, at) => {
        const client = clients[at % 10];
        return (
          client &&
          (await verify(client, at % 3 === 0 ? recovery('abcd-efgh-ijkl-mnop') : totp(wrong))).outcome
        );
      });
      const outcomes = await Promise.all(tries);
      expect(outcomes.filter((outcome) => outcome === 'invalid_code')).toHaveLength(5);
      expect(outcomes.filter((outcome) => outcome === 'rate_limited')).toHaveLength(45);
    },
    portals,
  );
  expect(events).toEqual({ 'session.sign_in_failed': 5, 'request.refused': 45 });
  expect(await judged()).toBe(5);
  expect(await notices()).toHaveLength(1);

  for (const [at, input] of [totp(totpCode(secret)), recovery(recoveryCodes[0])].entries()) {
    const limited = await verify(await signInToSecondFactor(at), input);
    expect(limited).toMatchObject({ outcome: 'rate_limited', status: 429 });
    const wait = Number(limited.headers['retry-after']);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(900);
    expect(limited.headers['set-cookie']).toBeUndefined();
  }
  expect(await judged()).toBe(5);
  expect(await notices()).toHaveLength(1);

  await letWindowPass();
  expect((await verify(await signInToSecondFactor(), totp(totpCode(secret)))).outcome).toBe('ok');
});

test('five in total, across factors, sign-ins and processes; enrolling a new app counts separately', async () => {
  const { authenticator } = await withPasskey(app, member);
  const running = await signInToSecondFactor();
  await verify(running, recovery(recoveryCodes[0]));
  const { data } = await running.mutate<{ secret: string }>('account.beginTotp', { password: testPassword });
  const offered = data?.secret ?? '';
  const first = await signInToSecondFactor(1);
  const passkeyOptions = (
    await first.query<{ passkeyOptions?: Parameters<typeof authenticator.get>[0] }>('auth.secondFactor')
  ).data?.passkeyOptions;
  if (!passkeyOptions) throw new Error('no passkey on offer');
  const assertion = authenticator.get(passkeyOptions, { origin: 'https://evil.test' });
  const outcomes = [
    await verify(first, { method: 'passkey', assertion }),
    await verify(await signInToSecondFactor(0), totp(wrongTotpCode(secret))),
    await verify(await signInToSecondFactor(1), recovery('abcd-efgh-ijkl-mnop')),
    await verify(await signInToSecondFactor(0), recovery(recoveryCodes[0])),
    await verify(await signInToSecondFactor(1), totp(wrongTotpCode(secret))),
    await verify(await signInToSecondFactor(0), recovery(recoveryCodes[1])),
    await verify(first, totp(totpCode(secret))),
  ].map(({ outcome }) => outcome);
  expect(outcomes).toEqual([
    ...Array.from({ length: 5 }, () => 'invalid_code'),
    'rate_limited',
    'rate_limited',
  ]);
  expect(await notices()).toHaveLength(1);
  expect((await running.mutate('account.confirmTotp', { code: totpCode(offered) })).outcome).toBe('ok');
  // Running sessions continue, and other people are not affected.
  expect((await running.query('account.mfa')).outcome).toBe('ok');
  const other = await aMember(app);
  expect((await signedIn(portals[0], other.email)).cookie).not.toBeNull();
});

test('wrong codes of a new app never lock the old one; a second tab is offered the same secret', async () => {
  const running = await signInToSecondFactor();
  await verify(running, recovery(recoveryCodes[0]));
  const begin = async (client: Client) =>
    (await client.mutate<{ secret: string }>('account.beginTotp', { password: testPassword })).data?.secret ??
    '';
  const [offered, again] = [await begin(running), await begin(running)];
  expect(offered).toMatch(/^[A-Z2-7]{32}$/);
  expect(again).toBe(offered);
  for (let index = 0; index < 5; index += 1)
    expect((await running.mutate('account.confirmTotp', { code: wrongTotpCode(offered) })).outcome).toBe(
      'invalid_code',
    );
  expect((await running.mutate('account.confirmTotp', { code: totpCode(offered) })).outcome).toBe(
    'rate_limited',
  );
  expect(await notices()).toHaveLength(0);
  // The old app opens another session, which is offered a secret of its own.
  const other = await signInToSecondFactor(1);
  expect((await verify(other, totp(totpCode(secret)))).outcome).toBe('ok');
  expect(await begin(other)).not.toBe(offered);
  await app.peek("delete from rate_limits where key like 'enrolment%'");
  await app.peek("update totp_factors set offered_at = offered_at - interval '11 minutes'");
  expect(await begin(other)).not.toBe(offered);
});

test('right ones do not count, and do not clear the wrong ones before them', async () => {
  for (const code of recoveryCodes.slice(0, 7))
    expect((await verify(await signInToSecondFactor(), recovery(code))).outcome).toBe('ok');
  for (let index = 0; index < 4; index += 1)
    expect((await verify(await signInToSecondFactor(), totp(wrongTotpCode(secret)))).outcome).toBe(
      'invalid_code',
    );
  expect((await verify(await signInToSecondFactor(), totp(totpCode(secret)))).outcome).toBe('ok');
  await letTotpPass(app, member);
  expect((await verify(await signInToSecondFactor(), totp(wrongTotpCode(secret)))).outcome).toBe(
    'invalid_code',
  );
  expect((await verify(await signInToSecondFactor(), totp(totpCode(secret)))).outcome).toBe('rate_limited');
});

test('sixteen concurrent right ones are one success and few failures, and no more codes than five', async () => {
  const clients = await Promise.all(Array.from({ length: 16 }, (_, at) => signInToSecondFactor(at)));
  const code = totpCode(secret);
  const outcomes = (await Promise.all(clients.map((client) => verify(client, totp(code))))).map(
    ({ outcome }) => outcome,
  );
  expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'invalid_code')).toHaveLength(5);
  expect(outcomes.filter((outcome) => outcome === 'rate_limited')).toHaveLength(10);
});

test('sign-ins with only a passkey are limited by network, together with failed sign-ins', async () => {
  const proxied = await openPortal(app, { trustedProxies: 1 });
  const from = { 'x-forwarded-for': '192.0.2.50' };
  const device = softAuthenticator();
  const { data } = await proxied.visitor().query<Parameters<typeof device.get>[0]>('auth.passkeySignIn');
  if (!data) throw new Error('no challenge');
  const attempt = async (headers: Record<string, string>) =>
    (
      await proxied
        .visitor()
        .mutate(
          'auth.signInWithPasskey',
          { assertion: device.get(data, { origin: proxied.publicUrl }) },
          headers,
        )
    ).outcome;
  const outcomes = await Promise.all(Array.from({ length: 60 }, () => attempt(from)));
  expect(outcomes.filter((outcome) => outcome === 'invalid_credentials')).toHaveLength(50);
  expect(outcomes.filter((outcome) => outcome === 'rate_limited')).toHaveLength(10);
  expect(await attempt({ 'x-forwarded-for': '192.0.2.51' })).toBe('invalid_credentials');
  await proxied.close();
});
