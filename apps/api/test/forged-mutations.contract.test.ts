import { openPaths } from '@gatehouse/policy';
import type { TestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appRouter } from '../src/app-router.ts';
import { called, portalHeaders, type Client } from './harness/client.ts';
import { aTeam, eventsOf, signedIn, type Team } from './harness/people.ts';
import { openTestPortal, type Portal } from './harness/portal.ts';

// Every mutation, future ones included: the list is the router's own.

let app: TestApp;
let portal: Portal;
let team: Team;
let client: Client;

beforeAll(async () => {
  ({ app, portal } = await openTestPortal());
  team = await aTeam(app);
  client = await signedIn(portal, team.admin.email);
});
afterAll(async () => {
  await portal.close();
  await app.close();
});

// oxlint-disable-next-line eslint/no-underscore-dangle -- where tRPC keeps its procedures
const mutations = Object.entries<unknown>(appRouter._def.procedures)
  .filter(([, procedure]) => typeOf(procedure) === 'mutation')
  .map(([path]) => path);

function typeOf(procedure: unknown): unknown {
  const def: unknown = typeof procedure === 'function' ? Reflect.get(procedure, '_def') : undefined;
  return typeof def === 'object' && def !== null ? Reflect.get(def, 'type') : undefined;
}

const { 'sec-fetch-site': _, ...withoutSite } = portalHeaders;
const forgeries: Record<string, Record<string, string>> = {
  'a form of another site': {
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'cross-site',
  },
  'JSON of another site': { ...portalHeaders, 'sec-fetch-site': 'cross-site' },
  'JSON of a sister site': { ...portalHeaders, 'sec-fetch-site': 'same-site' },
  'another site’s Origin': { ...withoutSite, origin: 'https://evil.test' },
  'neither Origin nor Sec-Fetch-Site': withoutSite,
  multipart: { ...portalHeaders, 'content-type': 'multipart/form-data; boundary=x' },
  'text/plain': { ...portalHeaders, 'content-type': 'text/plain' },
  'no portal header': { ...portalHeaders, 'x-portal-request': '' },
};

/** All rows except what reading writes by itself: when a session was last seen, counters, and the events of refusals. */
async function everything(): Promise<string> {
  const tables = await app.peek<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'gatehouse'
       and tablename not in ('audit_events', 'audit_seals', 'rate_limits', 'sessions', 'memberships') order by 1`,
  );
  const digests: unknown[] = [];
  for (const { name } of tables) {
    digests.push(await app.peek(`select md5(string_agg(t::text, '' order by t::text)) from ${name} t`));
  }
  digests.push(await app.peek('select id, role, status from memberships order by id'));
  digests.push(await app.peek('select id, membership_id from sessions order by id'));
  digests.push(await app.peek('select count(*) from pgboss.job'));
  return JSON.stringify(digests);
}

test('the list is complete', () => {
  expect(mutations.length).toBeGreaterThan(25);
  expect(mutations).toContain('account.changePassword');
  expect(mutations).toContain('auth.signIn');
});

test.each(mutations)('%s: no forged request reaches it', async (path) => {
  const before = await everything();
  for (const [what, headers] of Object.entries(forgeries)) {
    const events = await eventsOf(app, async () => {
      const answer = await client.send({ path: `/trpc/${path}`, method: 'POST', headers, body: '{}' });
      const { outcome } = called(answer);
      expect({ what, status: answer.status, outcome }).toEqual({
        what,
        status: 403,
        outcome: 'request_verification_failed',
      });
      expect(answer.headers['set-cookie']).toBeUndefined();
    });
    expect(events).toEqual({ 'request.refused': 1 });
  }
  expect(await everything()).toBe(before);
});

test.each(mutations)('%s: GET, HEAD, PUT, PATCH and DELETE change nothing', async (path) => {
  const before = await everything();
  const input = encodeURIComponent('{}');
  for (const address of [
    `/trpc/${path}`,
    `/trpc/${path}?input=${input}`,
    `/trpc/${path}?batch=1&input=%7B%220%22%3A%7B%7D%7D`,
  ]) {
    expect((await client.get(address, portalHeaders)).status).toBe(404);
    await client.send({ path: address, method: 'HEAD', headers: portalHeaders });
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      expect(
        (await client.send({ path: address, method, headers: portalHeaders })).status,
      ).toBeGreaterThanOrEqual(400);
  }
  expect(await everything()).toBe(before);
});

describe('calls that must be alone in a batch', () => {
  const alone = [
    'auth.signIn',
    'auth.signInWithPasskey',
    'auth.verifySecondFactor',
    'auth.requestPasswordReset',
    'auth.previewReset',
    'auth.resetPassword',
    'invitations.accept',
  ];

  test.each(alone)(
    '%s is refused together with others, at any position; nothing of the request runs',
    async (path) => {
      const before = await everything();
      const others = [
        ['partnerTeam.invite', { emails: [`company.of.${path}@x.test`], role: 'partner_user' }],
      ] as const;
      for (const calls of [
        [[path, {}] as const, ...others],
        [...others, [path, {}] as const],
      ]) {
        const answer = await client.batchMutate(calls);
        expect(answer.status).toBe(400);
        expect(new Set(answer.outcomes)).toEqual(new Set(['invalid_input']));
      }
      expect(await everything()).toBe(before);
    },
  );

  test('all that sign a person in by a secret are on the list', () => {
    const open = openPaths.filter((path) => mutations.includes(path));
    const lettingIn = open.filter((path) => /signIn|verify|reset|accept/i.test(path));
    expect(lettingIn.length).toBeGreaterThan(2);
    for (const path of lettingIn) expect(alone).toContain(path);
  });
});
