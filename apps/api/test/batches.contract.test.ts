import { testPassword, type TestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { called, portalHeaders, type Client } from './harness/client.ts';
import { aTeam, eventsOf, signedIn, type Team } from './harness/people.ts';
import { openTestPortal, type Portal } from './harness/portal.ts';

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

const post = (visitor: Client, path: string, input: unknown) =>
  visitor.send({
    path: `/trpc/${path}`,
    method: 'POST',
    headers: portalHeaders,
    body: JSON.stringify(input),
  });
const invite = (email: string) => ['partnerTeam.invite', { emails: [email], role: 'partner_user' }] as const;

describe('size', () => {
  test('ten calls are answered', async () => {
    const calls = Array.from({ length: 10 }, () => ['auth.session'] as const);
    expect(await client.batchQuery(calls)).toMatchObject({ status: 200, outcomes: calls.map(() => 'ok') });
  });

  test('eleven are refused as a whole, and nothing runs', async () => {
    const queries = Array.from({ length: 11 }, () => ['auth.session'] as const);
    expect(await client.batchQuery(queries)).toMatchObject({ status: 400, outcomes: ['invalid_input'] });
    const commands = Array.from({ length: 11 }, (_, index) => invite(`b${index}@batch.test`));
    const events = await eventsOf(app, async () => {
      const answer = await client.batchMutate(commands);
      expect(answer).toMatchObject({ status: 400, outcomes: ['invalid_input'] });
      expect(called(answer).error?.data.requestId).toBe(answer.headers['x-request-id']);
    });
    expect(events).toEqual({});
    expect(await app.peek("select 1 from invitations where email like '%@batch.test'")).toEqual([]);
  });

  test('queries and commands do not mix: the whole is refused, by either method', async () => {
    const paths = 'auth.session,partnerTeam.invite';
    const input = { '1': invite('mixed@batch.test')[1] };
    for (const answer of [
      await client.get(`/trpc/${paths}?batch=1&input=${encodeURIComponent(JSON.stringify(input))}`),
      await post(client, `${paths}?batch=1`, input),
    ])
      expect({ status: answer.status, outcome: called(answer).outcome }).toEqual({
        status: 400,
        outcome: 'invalid_input',
      });
    expect(await app.peek("select 1 from invitations where email = 'mixed@batch.test'")).toEqual([]);
  });

  test('eleven are refused however the commas are encoded', async () => {
    for (const comma of ['%2C', '%2c']) {
      const path = Array.from({ length: 11 }, () => 'auth.session').join(comma);
      const answer = await client.get(`/trpc/${path}?batch=1&input=%7B%7D`);
      expect({ comma, status: answer.status }).toEqual({ comma, status: 400 });
    }
  });
});

describe('calls that must be alone in their request', () => {
  const alone = [
    'auth.signIn',
    'auth.signInWithPasskey',
    'auth.verifySecondFactor',
    'invitations.accept',
  ] as const;
  const spellings: Record<string, (path: string) => string> = {
    'with itself': (path) => `${path},${path}?batch=1`,
    'before another': (path) => `${path},auth.signOut?batch=1`,
    'behind another': (path) => `auth.signOut,${path}?batch=1`,
    'with an unknown one': (path) => `${path},nobody.knows?batch=1`,
    'comma as %2C': (path) => `auth.signOut%2C${path}?batch=1`,
    'comma as %2c': (path) => `${path}%2cauth.signOut?batch=1`,
    'comma as %252C': (path) => `${path}%252C${path}?batch=1`,
    'comma as %252C among others': (path) => `${path}%252Cx,${path}?batch=1`,
    'a slash before': (path) => `/${path},auth.signOut?batch=1`,
    'a slash behind': (path) => `auth.signOut,${path}/?batch=1`,
    'slashes around': (path) => `/${path},auth.signOut,${path}/?batch=1`,
    'letters as %XX': (path) => `${path.replace('.', '%2E')},auth.signOut?batch=1`,
    'every letter as %XX': (path) =>
      `%${Buffer.from(path)
        .toString('hex')
        .replaceAll(/..(?=.)/g, '$&%')},auth.signOut?batch=1`,
    'no batch in the query': (path) => `${path},${path}`,
    'batch twice': (path) => `${path},${path}?batch=0&batch=1`,
    'batch first': (path) => `${path},${path}?batch=1&batch=0`,
    'batch as %31': (path) => `${path},${path}?batch=%31`,
    'batch as true': (path) => `${path},${path}?batch=true`,
  };

  test.each(alone.flatMap((path) => Object.keys(spellings).map((name) => [path, name] as const)))(
    '%s %s: the request is refused, nothing runs',
    async (path, name) => {
      const visitor = portal.visitor();
      const credentials = { email: team.user.email, password: testPassword };
      const inputs = { 0: credentials, 1: credentials, 2: credentials };
      const events = await eventsOf(app, async () => {
        const answer = await post(visitor, spellings[name]?.(path) ?? '', inputs);
        expect(answer.text).not.toContain('signed_in');
        expect([400, 404]).toContain(answer.status);
        expect(answer.headers['set-cookie']).toBeUndefined();
        expect(answer.text).not.toContain('link_invalid');
      });
      expect(events).toEqual({});
    },
  );

  test('the plain form gets the reason', async () => {
    const answer = await post(portal.visitor(), 'auth.signIn,auth.signOut?batch=1', {});
    expect(called(answer)).toMatchObject({ status: 400, outcome: 'invalid_input' });
  });

  test('a batch of one counts as alone', async () => {
    const visitor = portal.visitor();
    const credentials = { email: team.user.email, password: testPassword };
    const answer = await visitor.batchMutate([['auth.signIn', credentials]]);
    expect(answer).toMatchObject({ status: 200, outcomes: ['ok'] });
    expect(visitor.cookie).not.toBeNull();
  });
});

describe('mixed answers', () => {
  test('207 when they differ, each with its own reason', async () => {
    const answer = await client.batchQuery([
      ['auth.session'],
      ['nobody.knows'],
      ['partnerTeam.members', { x: 1 }],
    ]);
    expect(answer).toMatchObject({ status: 207, outcomes: ['ok', 'not_found', 'invalid_input'] });
    for (const requestId of answer.text.matchAll(/"requestId":"([^"]*)"/g))
      expect(requestId[1]).toBe(answer.headers['x-request-id']);
  });

  test('one status when they agree', async () => {
    expect(await client.batchQuery([['a.b'], ['c.d']])).toMatchObject({ status: 404 });
    const stranger = await portal.visitor().batchQuery([['partnerTeam.members'], ['partnerTeam.settings']]);
    expect(stranger).toMatchObject({ status: 401, outcomes: ['unauthenticated', 'unauthenticated'] });
  });

  test('a refused call does not undo a successful one', async () => {
    const commands = [invite('kept@mixed.test'), ['partnerTeam.invite', { emails: [] }] as const];
    expect(await client.batchMutate(commands)).toMatchObject({
      status: 207,
      outcomes: ['ok', 'invalid_input'],
    });
    expect(await app.peek("select 1 from invitations where email = 'kept@mixed.test'")).toHaveLength(1);
  });

  test('queries and mutations together are refused with the request id', async () => {
    const answer = await post(client, 'auth.session,auth.signOut?batch=1', {});
    const refusal = called(answer);
    expect(refusal).toMatchObject({ status: 400, outcome: 'invalid_input' });
    expect(refusal.error?.data.requestId).toBe(answer.headers['x-request-id']);
  });

  test('the portal never answers with a stream', async () => {
    for (const headers of [
      { 'trpc-accept': 'application/jsonl' },
      { accept: 'application/jsonl' },
    ] as const) {
      const path = '/trpc/nobody.knows?batch=1&input=%7B%7D';
      const answer = await client.send({ path, headers: { ...headers } });
      expect(answer.status).toBe(404);
      expect(answer.headers['content-type']).toContain('application/json');
      const visitor = portal.visitor();
      const body = JSON.stringify({ 0: { email: team.user.email, password: testPassword } });
      const all = { ...portalHeaders, ...headers };
      await visitor.send({ path: '/trpc/auth.signIn?batch=1', method: 'POST', headers: all, body });
      expect(visitor.cookie).not.toBeNull();
    }
  });
});
