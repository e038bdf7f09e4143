import { request } from 'node:http';
import { once } from 'node:events';
import { reasons } from '@gatehouse/policy';
import { aMember, type TestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answers } from '../src/trpc/errors.ts';
import { called, portalHeaders, type Called, type Client } from './harness/client.ts';
import { aStaffMember, aTeam, eventsOf, signedIn, type Team } from './harness/people.ts';
import { openPortal, openTestPortal, type Portal } from './harness/portal.ts';
import { capturedLogger } from './harness/captured-logger.ts';

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

/** Checks the shape of a refusal and returns its reason. */
function refused(answer: Called<unknown>): string | undefined {
  const { error, headers, status } = answer;
  expect(Object.keys(error ?? {}).toSorted()).toEqual(['code', 'data', 'message']);
  const known = ['code', 'httpStatus', 'reason', 'requestId', 'fields', 'fieldCodes'];
  expect(Object.keys(error?.data ?? {}).filter((key) => !known.includes(key))).toEqual([]);
  const { fields = {}, fieldCodes = {} } = error?.data ?? {};
  expect(Object.keys(fieldCodes)).toEqual(Object.keys(fields));
  expect(status).toBe(error?.data.httpStatus);
  expect(headers['x-request-id']).toBe(error?.data.requestId);
  expect(headers['content-type']).toContain('application/json');
  expect(headers['cache-control']).toBe('no-store');
  expect(answer.text).not.toMatch(/stack|node_modules|\.ts\b|select |insert |gatehouse\.|at [A-Z]\w+ \(/);
  return error?.data.reason;
}

const post = async (path: string, body: string, as: Client = client) =>
  called(await as.send({ path: `/trpc/${path}`, method: 'POST', headers: portalHeaders, body }));

test('each reason has the status that CONTRACT gives it, and one fixed sentence', () => {
  const contract: Record<number, string> = {
    400: 'invalid_input',
    401: 'unauthenticated invalid_credentials invalid_code',
    403: `role_not_allowed permission_disabled organisation_pending organisation_suspended organisation_archived
      mfa_enrolment_required email_unproven request_verification_failed reauthentication_required`,
    404: 'not_found link_invalid',
    409: `self_change last_admin last_support_contact already_exists stale membership_changed role_not_on_offer
      idempotency_conflict wrong_account`,
    410: 'link_expired',
    413: 'too_large',
    429: 'rate_limited',
    500: 'internal',
  };
  const pairs = Object.entries(contract).flatMap(([status, names]) =>
    names.split(/\s+/).map((reason) => [reason, Number(status)] as const),
  );
  expect(Object.fromEntries(reasons.map((reason) => [reason, answers[reason].status]))).toEqual(
    Object.fromEntries(pairs),
  );
  for (const { message } of Object.values(answers)) expect(message).toMatch(/^[A-Z].*\.$/);
});

describe('keys', () => {
  test('unknown ones are refused and named, at any depth', async () => {
    const answer = await client.query('partnerTeam.members', {
      color: 'red',
      sort: { by: 'name', dir: 'asc', x: 1 },
    });
    expect(refused(answer)).toBe('invalid_input');
    expect(answer.error?.data.fieldCodes).toEqual({
      color: { code: 'unknown_field' },
      'sort.x': { code: 'unknown_field' },
    });
  });

  test('missing and wrong ones are named', async () => {
    const cases: [path: string, input: unknown, fields: string[]][] = [
      ['partnerTeam.invite', {}, ['emails', 'role']],
      ['partnerTeam.invite', { emails: 'a@b.test', role: 'partner_user' }, ['emails']],
      ['partnerTeam.invite', { emails: ['a@b.test'], role: ['partner_user'] }, ['role']],
      ['partnerTeam.invite', { emails: ['a@b.test'], role: 'client_admin' }, ['role']],
      ['partnerTeam.invite', { emails: [], role: 'partner_user' }, ['emails']],
      [
        'partnerTeam.invite',
        { emails: ['a@b.test'], role: 'partner_user', sendAfterSeconds: 11 },
        ['sendAfterSeconds'],
      ],
      [
        'partnerTeam.invite',
        { emails: ['a@b.test', 'x', 'y', 7, null], role: 'partner_user' },
        ['emails.3', 'emails.4'],
      ],
      ['partnerTeam.changeRole', { memberId: 'nobody', role: 'partner_user' }, ['memberId']],
      ['partnerTeam.changeRole', { memberId: { $ne: null }, role: 'partner_user' }, ['memberId']],
      ['partnerTeam.updateSettings', { idleMinutes: '5' }, ['idleMinutes']],
      ['partnerTeam.updateSettings', { idleMinutes: 1.5 }, ['idleMinutes']],
      [
        'partnerTeam.updateSettings',
        { idleMinutes: 1e300, requiresMfa: 'yes' },
        ['idleMinutes', 'requiresMfa'],
      ],
      ['auth.signIn', { email: '', password: '' }, ['email', 'password']],
      ['auth.switchMembership', {}, ['membershipId']],
    ];
    for (const [path, input, fields] of cases) {
      const answer = await client.mutate(path, input);
      expect(refused(answer)).toBe('invalid_input');
      expect({ path, fields: Object.keys(answer.error?.data.fields ?? {}).toSorted() }).toEqual({
        path,
        fields,
      });
      for (const sentence of Object.values(answer.error?.data.fields ?? {}))
        expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('an input that is not an object', async () => {
    for (const body of ['null', '[]', '"text"', '7', 'true', '[{"emails":["a@b.test"]}]'])
      expect(refused(await post('partnerTeam.invite', body))).toBe('invalid_input');
  });

  test('keys that every object inherits are refused', async () => {
    for (const key of ['__proto__', 'constructor', 'toString'])
      expect(refused(await post('partnerTeam.updateSettings', `{"${key}":{"requiresMfa":true}}`))).toBe(
        'invalid_input',
      );
    for (const path of [
      '__proto__',
      'constructor',
      'hasOwnProperty',
      'partnerTeam.constructor',
      'partnerTeam',
      '',
    ])
      expect(refused(await client.query(path))).toBe('not_found');
  });
});

describe('texts', () => {
  const bad = { nul: 'a\u0000b', 'a lone surrogate': 'a\ud800b', 'another one': '\udc00' };

  test.each(Object.entries(bad))('%s is refused where text is stored or looked up', async (_, text) => {
    expect(refused(await client.query('partnerTeam.members', { search: text }))).toBe('invalid_input');
    expect(refused(await client.mutate('auth.signIn', { email: text, password: 'x' }))).toBe('invalid_input');
    expect(refused(await client.mutate('auth.signIn', { email: 'a@b.test', password: text }))).toBe(
      'invalid_input',
    );
    expect(refused(await client.mutate('invitations.preview', { token: text }))).toBe('invalid_input');
    expect(refused(await client.query('partnerTeam.members', { cursor: text }))).toBe('invalid_input');
  });

  test.each(Object.entries(bad))('%s in a list of addresses is one invalid address', async (_, text) => {
    const answer = await client.mutate<{ results: { email: string; outcome: string }[] }>(
      'partnerTeam.invite',
      {
        emails: [text, 'good@texts.test'],
        role: 'partner_user',
      },
    );
    expect(answer.data?.results[0]).toEqual({ email: text, outcome: 'invalid' });
    expect(answer.data?.results[1]?.outcome).toMatch(/invited/);
  });

  test('over-long ones', async () => {
    const cases: [path: string, input: unknown, field: string][] = [
      ['partnerTeam.members', { search: 'x'.repeat(201) }, 'search'],
      ['partnerTeam.members', { cursor: 'x'.repeat(2001) }, 'cursor'],
    ];
    for (const [path, input, field] of cases) {
      const answer = await client.query(path, input);
      expect(refused(answer)).toBe('invalid_input');
      expect(Object.keys(answer.error?.data.fields ?? {})).toEqual([field]);
    }
    const token = { token: 'x'.repeat(201) };
    expect(refused(await client.mutate('invitations.preview', token))).toBe('invalid_input');
    const email = { email: `${'x'.repeat(250)}@b.test`, password: 'x' };
    expect(refused(await client.mutate('auth.signIn', email))).toBe('invalid_input');
    const password = { email: 'a@b.test', password: 'x'.repeat(129) };
    expect(refused(await client.mutate('auth.signIn', password))).toBe('invalid_input');
    expect((await client.query('partnerTeam.members', { search: 'x'.repeat(200) })).outcome).toBe('ok');
    const many = Array.from({ length: 501 }, (_, index) => `p${index}@x.test`);
    expect(refused(await client.mutate('partnerTeam.invite', { emails: many, role: 'partner_user' }))).toBe(
      'invalid_input',
    );
  });
});

describe('bodies', () => {
  const padded = (bytes: number) => {
    const frame = JSON.stringify({ emails: [''], role: 'partner_user' });
    return JSON.stringify({ emails: ['x'.repeat(bytes - frame.length)], role: 'partner_user' });
  };

  test('100 kB are read, one byte more is too large', async () => {
    expect(await post('partnerTeam.invite', padded(100_000))).toMatchObject({ outcome: 'ok' });
    expect(refused(await post('partnerTeam.invite', padded(100_001)))).toBe('too_large');
  });

  test('a body without a declared length is cut off too', async () => {
    const { port } = portal;
    const { host } = new URL(portal.publicUrl);
    const headers = { ...portalHeaders, host, cookie: client.cookie ?? '' };
    const call = request({ port, path: '/trpc/partnerTeam.invite', method: 'POST', headers, agent: false });
    call.on('error', () => undefined);
    const answered = once(call, 'response');
    for (let sent = 0; sent < 20; sent += 1) call.write('x'.repeat(10_000));
    call.end();
    const [response] = (await answered) as [{ statusCode: number }];
    expect(response.statusCode).toBe(413);
  });

  test('malformed JSON', async () => {
    for (const body of ['{', '{"emails":', 'undefined', '{"a":1,}', '\u0000', '<xml/>'])
      expect(refused(await post('partnerTeam.invite', body))).toBe('invalid_input');
    const deep = `${'['.repeat(45_000)}${']'.repeat(45_000)}`;
    expect(refused(await post('partnerTeam.invite', deep))).toBe('invalid_input');
    const query = called(await client.get('/trpc/partnerTeam.members?input=%7B'));
    expect(refused(query)).toBe('invalid_input');
  });

  test('no body where none is needed', async () => {
    const visitor = portal.visitor();
    expect((await visitor.mutate('auth.signOut')).outcome).toBe('ok');
    expect(refused(await client.mutate('partnerTeam.invite'))).toBe('invalid_input');
  });

  test('an address that cannot be decoded is an unknown one', async () => {
    for (const path of ['/trpc/%E0%A4%A', '/trpc/%', '/trpc/auth.session%ff'])
      expect(refused(called(await client.get(path)))).toBe('not_found');
  });

  test('no other method calls a procedure', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])
      expect(
        refused(called(await client.send({ path: '/trpc/auth.signOut', method, headers: portalHeaders }))),
      ).toBe('not_found');
    expect((await client.query('partnerTeam.members')).outcome).toBe('ok');
  });

  test('the content type of a GET makes no difference', async () => {
    for (const type of ['multipart/form-data; boundary=x', 'application/octet-stream', 'text/plain']) {
      const answer = await client.query('partnerTeam.members', {}, { 'content-type': type });
      expect(answer.outcome).toBe('ok');
    }
  });
});

describe('the order of refusals', () => {
  test('portal request, signed in, surface, role, status, input, subject', async () => {
    const staff = await signedIn(portal, await aStaffMember(app, 'staff_admin'));
    const user = await signedIn(portal, team.user.email);
    const suspended = await aTeam(app, { status: 'suspended' });
    const blocked = await signedIn(portal, suspended.admin.email);
    for (const [visitor, reason] of [
      [portal.visitor(), 'unauthenticated'],
      [staff, 'not_found'],
      [user, 'role_not_allowed'],
      [blocked, 'organisation_suspended'],
      [client, 'invalid_input'],
    ] as const) {
      for (const body of ['{"nobody":1}', '{', 'null', '{"memberId":"x"}'])
        expect(refused(await post('partnerTeam.removeMember', body, visitor))).toBe(reason);
      const forged = { path: '/trpc/partnerTeam.removeMember', method: 'POST', body: '{' };
      expect(refused(called(await visitor.send(forged)))).toBe('request_verification_failed');
    }
  });

  test('a person who must enrol a second factor is told so before the input is checked', async () => {
    const strict = await aTeam(app);
    const admin = await signedIn(portal, strict.admin.email);
    await app.peek('update partners set requires_mfa = true where id = $1', [strict.partner.id]);
    expect(refused(await post('partnerTeam.removeMember', '{', admin))).toBe('mfa_enrolment_required');
    const user = await signedIn(portal, strict.user.email);
    expect(refused(await post('partnerTeam.removeMember', '{', user))).toBe('role_not_allowed');
  });

  test('400, 404 and 409 leave no event', async () => {
    const second = await aMember(app, { partner: team.partner });
    const events = await eventsOf(app, async () => {
      expect((await client.mutate('partnerTeam.invite', {})).status).toBe(400);
      expect((await client.mutate('partnerTeam.nobody', {})).status).toBe(404);
      const self = { memberId: team.admin.membershipId, role: 'partner_user' };
      expect(refused(await client.mutate('partnerTeam.changeRole', self))).toBe('self_change');
      const stale = { idleMinutes: 60, version: 99 };
      expect(refused(await client.mutate('partnerTeam.updateSettings', stale))).toBe('stale');
      expect(refused(await client.mutate('invitations.preview', { token: 'forged' }))).toBe('link_invalid');
    });
    expect(events).toEqual({});
    expect(second.role).toBe('partner_user');
  });
});

test('a link’s token is not logged, in whatever spelling', async () => {
  const { logger, lines } = capturedLogger();
  const noisy = await openPortal(app, { logger });
  for (const path of [
    '/accept%23token=abcdef',
    '/accept#token=abcdef',
    '/accept?token=abcdef',
    '/Token%3Dabcdef',
    '/accept%2523token%253Dabcdef',
    '/reset%23tok=%0D%0Aen%3Dabcdef%20',
  ])
    await noisy.visitor().get(path);
  await noisy.close();
  expect(lines().filter((line) => line.includes('/accept'))).toHaveLength(4);
  expect(lines().join('')).not.toContain('abcdef');
});

describe('errors of the server', () => {
  test('say nothing to the caller and everything to the log', async () => {
    const { logger, lines } = capturedLogger();
    const noisy = await openPortal(app, { logger });
    const admin = await signedIn(noisy, team.admin.email);
    await app.peek('alter table invitations rename column sent_count to sent_count_gone');
    try {
      const answer = await admin.query('partnerTeam.invitations');
      expect(refused(answer)).toBe('internal');
      expect(answer.error?.message).toBe('Something went wrong on our side.');
      expect(answer.text).not.toMatch(/sent_count|column/);
      const logged = lines().find((line) => line.includes('procedure failed'));
      expect(logged).toContain(answer.error?.data.requestId);
      expect(logged).toContain('sent_count');
    } finally {
      await app.peek('alter table invitations rename column sent_count_gone to sent_count');
    }
    // Before any procedure: the session itself cannot be read.
    await app.peek('alter function session_state(text) rename to session_state_gone');
    try {
      const answer = await admin.query('partnerTeam.settings');
      expect(refused(answer)).toBe('internal');
      expect(answer.text).not.toMatch(/session_state|function/);
      const page = await admin.get('/team');
      expect(page.status).toBe(500);
      expect(page.text).not.toMatch(/session_state|function/);
    } finally {
      await app.peek('alter function session_state_gone(text) rename to session_state');
    }
    expect((await admin.query('partnerTeam.settings')).outcome).toBe('ok');
    await noisy.close();
  });
});
