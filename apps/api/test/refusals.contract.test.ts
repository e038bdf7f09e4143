import { openPaths } from '@gatehouse/policy';
import type { TestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from './harness/client.ts';
import { aTeam, eventsOf, signedIn } from './harness/people.ts';
import { openTestPortal, type Portal } from './harness/portal.ts';

let app: TestApp;
let portal: Portal;

beforeAll(async () => {
  ({ app, portal } = await openTestPortal({ trustedProxies: 1 }));
});
afterAll(async () => {
  await portal.close();
  await app.close();
});

const rows = async () => {
  const [row] = await app.peek<{ n: number }>('select count(*)::integer as n from audit_events');
  return row?.n ?? 0;
};

const forged = (client: Client, path: string, ip: string) =>
  client.send({ path: `/trpc/${path}`, method: 'OPTIONS', headers: { 'x-forwarded-for': ip } });

test('a flood of forged requests leaves two events, and beyond the network’s limit none', async () => {
  const visitor = portal.visitor();
  const events = await eventsOf(app, async () => {
    const before = await rows();
    for (let n = 0; n < 300; n += 1)
      expect((await forged(visitor, 'account.updateProfile', '198.51.100.7')).status).toBe(403);
    await app.refusals.flush();
    expect(await rows()).toBe(before + 2);
  });
  expect(events).toEqual({ 'request.refused': 100 });
  const again = await eventsOf(app, () => forged(visitor, 'account.updateProfile', '198.51.100.7'));
  expect(again).toEqual({});
  const elsewhere = await eventsOf(app, () => forged(visitor, 'account.updateProfile', '198.51.100.8'));
  expect(elsewhere).toEqual({ 'request.refused': 1 });
});

test('the names in forged requests make no causes of their own, and hide no wrong password', async () => {
  const team = await aTeam(app);
  const visitor = portal.visitor();
  await app.refusals.flush();
  const before = await rows();
  const ip = '198.51.100.9';
  for (const path of [...openPaths, 'made.up', 'made.up.too']) await forged(visitor, path, ip);
  const typed = { email: team.user.email, password: 'a wrong password it is' };
  await visitor.mutate('auth.signIn', typed, { 'x-forwarded-for': ip });
  const events = await app.peek<{ ip: string }>(
    `select ip, subject_id from audit_events where partner_id = $1 and action = 'session.sign_in_failed'`,
    [team.partner.id],
  );
  expect(events).toEqual([{ ip, subject_id: team.user.userId }]);
  await app.refusals.flush();
  expect(await rows()).toBe(before + 3);
  const [rest] = await app.peek<{ details: object }>(
    `select details from audit_events where action = 'request.refused' order by id desc limit 1`,
  );
  expect(rest?.details).toEqual({ procedure: 'several', reason: 'request_verification_failed' });
});

test('a signed-in person’s refusals are counted under their name, from whichever network', async () => {
  const team = await aTeam(app);
  const user = await signedIn(portal, team.user.email);
  await app.refusals.flush();
  const before = await rows();
  for (let n = 0; n < 12; n += 1)
    await user.query('partnerTeam.settings', undefined, { 'x-forwarded-for': `198.51.100.${n}` });
  await app.refusals.flush();
  expect(await rows()).toBe(before + 2);
  const events = await app.peek<{ actor_id: string; count: number }>(
    "select actor_id, count from audit_events where partner_id = $1 and action = 'request.refused' order by id",
    [team.partner.id],
  );
  expect(events).toEqual([
    { actor_id: team.user.userId, count: 1 },
    { actor_id: team.user.userId, count: 11 },
  ]);
});

test('failed sign-ins are separated by what was typed, whether or not it names an account', async () => {
  const team = await aTeam(app);
  const attempt = (email: string) =>
    portal.visitor().mutate('auth.signIn', { email, password: 'a wrong password it is' });
  await app.refusals.flush();
  const before = await rows();
  for (const email of [team.user.email, 'nobody@x.test', 'nobody.else@x.test'])
    for (let n = 0; n < 3; n += 1) await attempt(email);
  expect(await rows()).toBe(before + 3);
  await app.refusals.flush();
  expect(await rows()).toBe(before + 6);
});

test('a process that ends writes its counts', async () => {
  const visitor = portal.visitor();
  for (let n = 0; n < 3; n += 1) await forged(visitor, 'account.updateProfile', '198.51.100.20');
  const before = await rows();
  await app.refusals.close();
  expect(await rows()).toBe(before + 1);
});
