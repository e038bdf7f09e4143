import type { TestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { called, portalHeaders, type Client } from './harness/client.ts';
import { aTeam, eventsOf, signedIn, type Team } from './harness/people.ts';
import { openPortal, openTestPortal, type Portal } from './harness/portal.ts';

let app: TestApp;
let portal: Portal;
let team: Team;
let client: Client;
let count = 0;

beforeAll(async () => {
  ({ app, portal } = await openTestPortal());
  team = await aTeam(app);
});
afterAll(async () => {
  await portal.close();
  await app.close();
});
beforeEach(async () => {
  client = await signedIn(portal, team.admin.email);
});

const json = { 'content-type': 'application/json' };
const header = { 'x-portal-request': '1' };
const own = () => ({ origin: portal.publicUrl });

interface Attempt {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Tries to invite a new person and returns the outcome. */
async function attempt({ path = '/trpc/partnerTeam.invite', method = 'POST', headers = {}, body }: Attempt) {
  count += 1;
  const email = `person${count}@portal.test`;
  const text = body ?? JSON.stringify({ emails: [email], role: 'partner_user' });
  const invitations = () => app.peek<{ n: number }>('select count(*)::integer as n from invitations');
  const [before] = await invitations();
  const answer = await client.send({ path, method, headers, body: text });
  const [after] = await invitations();
  return { answer, added: (after?.n ?? 0) - (before?.n ?? 0) };
}

const forged: Record<string, () => Attempt> = {
  'a form of another site': () => ({
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
    body: 'emails=a@b.test&role=partner_user',
  }),
  'a form of our own site': () => ({
    headers: { ...portalHeaders, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'emails=a@b.test&role=partner_user',
  }),
  multipart: () => ({
    headers: { ...portalHeaders, 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x\r\nContent-Disposition: form-data; name="role"\r\n\r\npartner_user\r\n--x--\r\n',
  }),
  'text/plain that holds JSON': () => ({ headers: { ...portalHeaders, 'content-type': 'text/plain' } }),
  'a content type that only begins like JSON': () => ({
    headers: { ...portalHeaders, 'content-type': 'application/jsonx' },
  }),
  'no content type': () => ({ headers: { ...header, 'sec-fetch-site': 'same-origin' } }),
  'JSON cross-site': () => ({ headers: { ...json, ...header, ...own(), 'sec-fetch-site': 'cross-site' } }),
  'JSON same-site': () => ({ headers: { ...json, ...header, ...own(), 'sec-fetch-site': 'same-site' } }),
  'JSON typed into the address bar': () => ({
    headers: { ...json, ...header, ...own(), 'sec-fetch-site': 'none' },
  }),
  'neither Origin nor Sec-Fetch-Site': () => ({ headers: { ...json, ...header } }),
  "another site's Origin": () => ({ headers: { ...json, ...header, origin: 'https://evil.test' } }),
  'an opaque Origin': () => ({ headers: { ...json, ...header, origin: 'null' } }),
  'our host with another port': () => ({ headers: { ...json, ...header, origin: 'http://localhost:1' } }),
  'our host with another scheme': () => ({
    headers: { ...json, ...header, origin: `https://localhost:${portal.port}` },
  }),
  'the other name of this machine': () => ({
    headers: { ...json, ...header, origin: `http://127.0.0.1:${portal.port}` },
  }),
  'a host that only begins like ours': () => ({
    headers: { ...json, ...header, origin: `${portal.publicUrl}.evil.test` },
  }),
  'no portal header': () => ({ headers: { ...json, ...own(), 'sec-fetch-site': 'same-origin' } }),
  'another portal header': () => ({ headers: { ...portalHeaders, 'x-portal-request': 'true' } }),
};

test.each(Object.keys(forged))('%s: refused, nothing changes, one event', async (name) => {
  const events = await eventsOf(app, async () => {
    const { answer, added } = await attempt(forged[name]?.() ?? {});
    expect(answer.status).toBe(403);
    const { error, outcome } = called(answer);
    expect(outcome).toBe('request_verification_failed');
    expect(error?.data).toMatchObject({ code: 'FORBIDDEN', httpStatus: 403 });
    expect(answer.headers['x-request-id']).toBe(error?.data.requestId);
    expect(added).toBe(0);
  });
  expect(events).toEqual({ 'request.refused': 1 });
});

test('the event names the signed-in person whose browser was used', async () => {
  await app.refusals.flush();
  await attempt({ headers: { ...json, 'sec-fetch-site': 'cross-site' } });
  const [event] = await app.peek<{ actor_id: string; partner_id: string; details: object }>(
    "select actor_id, partner_id, details from audit_events where action = 'request.refused' order by id desc limit 1",
  );
  expect(event).toMatchObject({
    actor_id: team.admin.userId,
    partner_id: team.partner.id,
    details: { reason: 'request_verification_failed', procedure: 'partnerTeam.invite' },
  });
});

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
  '%s changes nothing, with or without the headers',
  async (method) => {
    for (const headers of [{}, portalHeaders]) {
      const { answer, added } = await attempt({ method, headers });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      expect(added).toBe(0);
    }
  },
);

test('a mutation by GET changes nothing', async () => {
  const input = encodeURIComponent(JSON.stringify({ emails: ['get@portal.test'], role: 'partner_user' }));
  for (const headers of [{}, portalHeaders]) {
    const answer = await client.get(`/trpc/partnerTeam.invite?input=${input}`, headers);
    expect(answer.status).toBe(404);
    const batched = await client.get(
      `/trpc/partnerTeam.invite?batch=1&input=%7B%220%22%3A${input}%7D`,
      headers,
    );
    expect(batched.status).toBe(404);
  }
  expect(await app.peek("select 1 from invitations where email = 'get@portal.test'")).toEqual([]);
});

test('signing in is a portal request too', async () => {
  const visitor = portal.visitor();
  const credentials = JSON.stringify({ email: team.user.email, password: 'whatever it may be' });
  const events = await eventsOf(app, async () => {
    const answer = await visitor.send({
      path: '/trpc/auth.signIn',
      method: 'POST',
      headers: { ...json, 'sec-fetch-site': 'cross-site' },
      body: credentials,
    });
    expect(called(answer).outcome).toBe('request_verification_failed');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
  expect(events).toEqual({ 'request.refused': 1 });
});

describe('what the portal itself sends', () => {
  const genuine: Record<string, () => Attempt> = {
    'Sec-Fetch-Site: same-origin': () => ({
      headers: { ...json, ...header, 'sec-fetch-site': 'same-origin' },
    }),
    'the own Origin alone, of browsers without Sec-Fetch-Site': () => ({
      headers: { ...json, ...header, ...own() },
    }),
    'a content type with a charset': () => ({
      headers: { ...portalHeaders, 'content-type': 'application/json; charset=utf-8' },
    }),
    'headers in capitals': () => ({
      headers: {
        'X-Portal-Request': '1',
        'Content-Type': 'Application/JSON',
        'Sec-Fetch-Site': 'same-origin',
      },
    }),
    'the other name of this machine, as host and origin': () => ({
      headers: {
        ...json,
        ...header,
        host: `127.0.0.1:${portal.port}`,
        origin: `http://127.0.0.1:${portal.port}`,
      },
    }),
  };

  test.each(Object.keys(genuine))('%s', async (name) => {
    const { answer, added } = await attempt(genuine[name]?.() ?? {});
    expect(called(answer).outcome).toBe('ok');
    expect(added).toBe(1);
  });

  test('on https the own Origin is https', async () => {
    const secure = await openPortal(app, { publicUrl: 'https://portal.test' });
    const visitor = secure.visitor();
    const body = JSON.stringify({ email: 'nobody@portal.test', password: 'whatever it may be' });
    const post = async (origin: string) => {
      const headers = { ...json, ...header, origin };
      return called(await visitor.send({ path: '/trpc/auth.signIn', method: 'POST', headers, body })).outcome;
    };
    expect(await post('https://portal.test')).toBe('invalid_credentials');
    expect(await post('http://portal.test')).toBe('request_verification_failed');
    await secure.close();
  });
});
