import { openApp } from '@gatehouse/core/app';
import { aMember, anInvitation, openTestApp, testPassword, type TestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { capturedLogger } from './harness/captured-logger.ts';
import type { Called, Client } from './harness/client.ts';
import { aTeam, eventsOf, signedIn, type Team } from './harness/people.ts';
import { openPortal, type Portal } from './harness/portal.ts';

let app: TestApp;
/** Two servers behind one proxy, on one database. */
let portals: [Portal, Portal];
let close: () => Promise<void>;
let team: Team;
let network = 0;
let ip = '';

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
  portals = [await openPortal(app, { trustedProxies: 1 }), await openPortal(second, { trustedProxies: 1 })];
  team = await aTeam(app);
  close = async () => {
    for (const portal of portals) await portal.close();
    await second.close();
    await app.close();
  };
});
afterAll(() => close());
beforeEach(() => {
  network += 1;
  ip = `198.51.100.${network}`;
});

const wrong = 'certainly not the password';
const from = (address: string) => ({ 'x-forwarded-for': `203.0.113.9, ${address}` });

/** One attempt by a new visitor, at either server in turn. */
let turn = 0;
function attempt(email: string, password: string, address = ip): Promise<Called<{ status: string }>> {
  turn += 1;
  const client = portals[turn % 2 === 0 ? 0 : 1].visitor();
  return client.mutate('auth.signIn', { email, password }, from(address));
}

function expectedLimit({ status, outcome, headers, error }: Called<unknown>, seconds: number): boolean {
  const wait = Number(headers['retry-after']);
  const known = status === 429 && outcome === 'rate_limited' && error?.data.httpStatus === 429;
  return known && Number.isInteger(wait) && wait > 0 && wait <= seconds;
}

async function fail(email: string, times: number, address = ip): Promise<string[]> {
  const outcomes: string[] = [];
  for (let index = 0; index < times; index += 1)
    outcomes.push((await attempt(email, wrong, address)).outcome);
  return outcomes;
}
const failed = (times: number) => Array.from({ length: times }, () => 'invalid_credentials');

describe('sign-in, per account', () => {
  test('after five failures, at whichever server, even the right password waits', async () => {
    const { email } = await aMember(app);
    const running = await signedIn(portals[0], email);
    expect(await fail(email, 5)).toEqual(failed(5));
    const limited = await attempt(email, testPassword);
    expect(expectedLimit(limited, 900)).toBe(true);
    expect(limited.headers['set-cookie']).toBeUndefined();
    // Not from elsewhere either, and not in another spelling of the address.
    expect((await attempt(email.toUpperCase(), testPassword, '192.0.2.77')).outcome).toBe('rate_limited');
    // Signed-in people continue, and other accounts are not affected.
    expect((await running.query('partnerTeam.members')).outcome).toBe('ok');
    expect((await attempt(team.user.email, testPassword)).outcome).toBe('ok');
  });

  test('an unknown address behaves the same', async () => {
    const email = `nobody${network}@nowhere.test`;
    expect(await fail(email, 6)).toEqual([...failed(5), 'rate_limited']);
  });

  test('a success clears the count', async () => {
    const { email } = await aMember(app);
    for (let round = 0; round < 3; round += 1) {
      expect(await fail(email, 4)).toEqual(failed(4));
      expect((await attempt(email, testPassword)).outcome).toBe('ok');
    }
    expect(await fail(email, 6)).toEqual([...failed(5), 'rate_limited']);
  });

  test('of fifty concurrent wrong passwords at most five are compared', async () => {
    const { email } = await aMember(app);
    const events = await eventsOf(
      app,
      async () => {
        const answers = await Promise.all(Array.from({ length: 50 }, () => attempt(email, wrong)));
        const outcomes = answers.map(({ outcome }) => outcome);
        expect(outcomes.filter((outcome) => outcome === 'invalid_credentials')).toHaveLength(5);
        expect(outcomes.filter((outcome) => outcome === 'rate_limited')).toHaveLength(45);
      },
      portals,
    );
    expect(events).toEqual({ 'session.sign_in_failed': 5, 'request.refused': 45 });
  });

  /** All at the first server, in its one line for the account. */
  const together = async (email: string, count: number) => {
    const enter = () =>
      portals[0].visitor().mutate('auth.signIn', { email, password: testPassword }, from(ip));
    const answers = await Promise.all(Array.from({ length: count }, enter));
    return answers.map(({ outcome }) => outcome);
  };

  test('forty concurrent right passwords all pass, one after the other', async () => {
    const { email } = await aMember(app);
    expect(await together(email, 40)).toEqual(Array.from({ length: 40 }, () => 'ok'));
    expect(await fail(email, 6)).toEqual([...failed(5), 'rate_limited']);
  });

  test('of fifty-five concurrent right ones those that find the line full are refused, and no slot is left behind', async () => {
    const { email } = await aMember(app);
    // Sixty successes an hour are not reached.
    const outcomes = await together(email, 55);
    // One runs and forty wait.
    const passed = outcomes.filter((outcome) => outcome === 'ok').length;
    expect(passed).toBeGreaterThanOrEqual(41);
    expect(outcomes.filter((outcome) => outcome !== 'ok')).toEqual(
      Array.from({ length: 55 - passed }, () => 'rate_limited'),
    );
    expect(await app.peek("select 1 from rate_limits where leases <> '{}'")).toEqual([]);
    expect((await attempt(email, testPassword)).outcome).toBe('ok');
  });

  test('after sixty successes in an hour the right password waits', async () => {
    const { email } = await aMember(app);
    const few = await openPortal(app, { trustedProxies: 1, rateLimitScale: 0.05 });
    // An address of its own: the neighbourhood of the others has used up its failures.
    const enter = () =>
      few.visitor().mutate('auth.signIn', { email, password: testPassword }, from('233.252.0.1'));
    for (let index = 0; index < 3; index += 1) expect((await enter()).outcome).toBe('ok');
    expect(expectedLimit(await enter(), 3_600)).toBe(true);
    // The same hour, whatever another server's scale is.
    expect((await attempt(email, testPassword)).outcome).toBe('ok');
    await few.close();
  });

  test('refusals before the password is compared do not count', async () => {
    const { email } = await aMember(app);
    for (let index = 0; index < 8; index += 1) {
      const answer = await portals[0].visitor().mutate('auth.signIn', { email, password: '' }, from(ip));
      expect(answer.outcome).toBe('invalid_input');
    }
    expect((await attempt(email, testPassword)).outcome).toBe('ok');
  });
});

describe('sign-in, per network', () => {
  test('fifty failures of one IP, for whatever accounts; other networks are not affected', async () => {
    const strangers = (count: number, address: string) =>
      Promise.all(
        Array.from({ length: count }, (_, index) => attempt(`s${index}.${network}@x.test`, wrong, address)),
      );
    expect((await strangers(50, ip)).map(({ outcome }) => outcome)).toEqual(failed(50));
    expect(expectedLimit(await attempt(team.user.email, testPassword), 900)).toBe(true);
    expect((await attempt(team.user.email, testPassword, '192.0.2.8')).outcome).toBe('ok');
  });

  test('an address is stored in its canonical spelling', async () => {
    const written = ['203.0.113.7:51008', '[2001:DB8::9]:443', 'unknown', '<img src=x onerror=alert(1)>'];
    for (const address of written) await attempt('stored@x.test', wrong, address);
    const rows = await app.peek<{ ip: string | null }>(
      "select ip from audit_events where action = 'session.sign_in_failed' order by id desc limit 4",
    );
    expect(rows.map((row) => row.ip).toReversed()).toEqual(['203.0.113.7', '2001:db8::9', null, null]);
  });

  test('an IPv6 customer is a /64, IPv4 inside IPv6 is IPv4, and no spelling makes another address', async () => {
    const small = await openPortal(app, { trustedProxies: 1, rateLimitScale: 0.1 });
    const at = (address: string, email: string, password: string) =>
      small.visitor().mutate('auth.signIn', { email, password }, from(address));
    const cases: [string, string, boolean][] = [
      ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
      ['2001:db8:1:3::1', '2001:db8:1:4::1', false],
      ['::ffff:192.0.2.100', '::ffff:192.0.2.101', false],
      ['::ffff:192.0.2.102', '192.0.2.102', true],
      ['203.0.113.6:40001', '203.0.113.6:40002', true],
      ['[2001:db8:5:1::5]:40001', '2001:0DB8:0005:1::5', true],
      ['unknown', 'x'.repeat(3_000), true],
    ];
    for (const [first, second, same] of cases) {
      for (let index = 0; index < 5; index += 1)
        await at(first, `v${index}.${second.slice(0, 9)}@x.test`, wrong);
      const { outcome } = await at(second, team.user.email, testPassword);
      expect({ first, second, outcome }).toEqual({ first, second, outcome: same ? 'rate_limited' : 'ok' });
    }
    await small.close();
  });

  test('a neighbourhood, a /24 or a /48, has ten times as many failures as one of its networks', async () => {
    // One failure for an account and a network, ten for a neighbourhood.
    const small = await openPortal(app, { trustedProxies: 1, rateLimitScale: 0.02 });
    const at = async (address: string, email: string, password: string) =>
      (await small.visitor().mutate('auth.signIn', { email, password }, from(address))).outcome;
    const cases: [(host: number) => string, string][] = [
      [(host) => `192.0.3.${host}`, '192.0.4.1'],
      [(host) => `2001:db8:24:${host}::1`, '2001:db8:25:1::1'],
    ];
    for (const [neighbour, outside] of cases) {
      for (let host = 1; host <= 10; host += 1)
        expect(await at(neighbour(host), `n${host}.${outside.length}@x.test`, wrong)).toBe(
          'invalid_credentials',
        );
      const { email } = await aMember(app);
      expect(await at(neighbour(11), email, testPassword)).toBe('rate_limited');
      expect(await at(outside, email, testPassword)).toBe('ok');
    }
    await small.close();
  });

  test('forwarding headers are trusted only for as many proxies as there are', async () => {
    const direct = await openPortal(app);
    const at = (forwarded: string) =>
      direct
        .visitor()
        .mutate('auth.signIn', { email: `z@x.test`, password: wrong }, { 'x-forwarded-for': forwarded });
    expect((await at('192.0.2.200')).outcome).toBe('invalid_credentials');
    const twice = await openPortal(app, { trustedProxies: 2 });
    const headers = { 'x-forwarded-for': '1.1.1.1, 192.0.2.201, 10.0.0.1' };
    await twice.visitor().mutate('auth.signIn', { email: 'z2@x.test', password: wrong }, headers);
    await twice.visitor().mutate('auth.signIn', { email: 'z3@x.test', password: wrong });
    const rows = await app.peek<{ ip: string }>(
      "select ip from audit_events where action = 'session.sign_in_failed' order by id desc limit 3",
    );
    expect(rows.map((row) => row.ip)).toEqual(['127.0.0.1', '192.0.2.201', '127.0.0.1']);
    await direct.close();
    await twice.close();
  });
});

describe('when the counters are unavailable', () => {
  // As in an outage, for this table alone.
  const without = async (act: () => Promise<void>) => {
    await app.peek('revoke all on rate_limits from gatehouse_app');
    try {
      await act();
    } finally {
      await app.peek('grant select, insert, update, delete on rate_limits to gatehouse_app');
    }
  };

  test('nobody signs in, even with the right password: a limit that fails lets nothing through', async () => {
    const { email } = await aMember(app);
    const sessions = () => app.peek('select id from sessions order by id');
    const before = await sessions();
    await without(async () => {
      for (const password of [testPassword, wrong]) {
        const answer = await attempt(email, password);
        expect(answer).toMatchObject({ status: 500, outcome: 'internal' });
        expect(answer.headers['set-cookie']).toBeUndefined();
      }
    });
    expect(await sessions()).toEqual(before);
    expect((await attempt(email, testPassword)).outcome).toBe('ok');
  });

  test('no link is looked up, no password compared, nobody invited; signed-in people can read', async () => {
    const client = await signedIn(portals[0], team.admin.email);
    const genuine = await anInvitation(app, { admin: team.admin });
    await without(async () => {
      const calls = [
        client.mutate('invitations.preview', { token: genuine.token() }),
        client.mutate('account.changePassword', {
          currentPassword: testPassword,
          newPassword: 'nine quiet green herons',
        }),
        client.mutate('partnerTeam.invite', { emails: ['closed@x.test'], role: 'partner_user' }),
      ];
      for (const answer of await Promise.all(calls)) expect(answer.outcome).toBe('internal');
      expect((await client.query('partnerTeam.members')).outcome).toBe('ok');
    });
    expect(await app.peek("select 1 from invitations where email = 'closed@x.test'")).toEqual([]);
  });
});

test('RATE_LIMIT_SCALE multiplies', async () => {
  const wide = await openPortal(app, { trustedProxies: 1, rateLimitScale: 3 });
  const email = 'scaled@nowhere.test';
  const outcomes: string[] = [];
  for (let index = 0; index < 16; index += 1)
    outcomes.push((await wide.visitor().mutate('auth.signIn', { email, password: wrong }, from(ip))).outcome);
  expect(outcomes).toEqual([...failed(15), 'rate_limited']);
  await wide.close();
});

describe('links', () => {
  const preview = (client: Client, token: string) =>
    client.mutate('invitations.preview', { token }, from(ip));
  const accept = (client: Client, token: string) => client.mutate('invitations.accept', { token }, from(ip));

  const askAgain = (client: Client, token: string) =>
    client.mutate('invitations.requestNewLink', { token }, from(ip));

  test('sixty failures of one IP, whatever is done with the link; genuine look-ups do not count', async () => {
    const client = portals[0].visitor();
    const genuine = await anInvitation(app, { admin: team.admin });
    for (let index = 0; index < 70; index += 1)
      expect((await (index % 2 ? preview : askAgain)(client, genuine.token())).outcome).toBe('ok');
    const failures = await Promise.all(
      Array.from({ length: 40 }, (_, index) => (index % 2 ? preview : accept)(client, `forged ${index}`)),
    );
    expect(new Set(failures.map(({ outcome }) => outcome))).toEqual(new Set(['link_invalid']));
    const asked = await Promise.all(Array.from({ length: 20 }, (_, n) => askAgain(client, `forged ${n}`)));
    expect(new Set(asked.map(({ outcome }) => outcome))).toEqual(new Set(['ok']));
    for (const look of [preview, accept, askAgain])
      expect(expectedLimit(await look(client, genuine.token()), 900)).toBe(true);
  });

  test('a hundred people behind one address may open their links concurrently', async () => {
    const genuine = await anInvitation(app, { admin: team.admin });
    const looks = await Promise.all(
      Array.from({ length: 100 }, () => preview(portals[0].visitor(), genuine.token())),
    );
    expect(new Set(looks.map(({ outcome }) => outcome))).toEqual(new Set(['ok']));
  });
});

describe('invitations', () => {
  const addresses = (count: number, word: string) =>
    Array.from({ length: count }, (_, i) => `${word}${i}@x.test`);

  test('a thousand addresses an hour; refused ones do not count, and the next organisation is free', async () => {
    const busy = await aTeam(app);
    const client = await signedIn(portals[0], busy.admin.email);
    const there = await signedIn(portals[1], busy.admin.email);
    const invite = (as: Client, emails: string[]) =>
      as.mutate('partnerTeam.invite', { emails, role: 'partner_user' });
    expect((await invite(client, addresses(500, 'a'))).outcome).toBe('ok');
    expect((await invite(there, addresses(400, 'b'))).outcome).toBe('ok');
    const events = await eventsOf(app, async () => {
      expect(expectedLimit(await invite(client, addresses(101, 'c')), 3_600)).toBe(true);
      expect(expectedLimit(await invite(there, addresses(500, 'd')), 3_600)).toBe(true);
    });
    expect(events).toEqual({ 'request.refused': 2 });
    expect((await invite(there, addresses(100, 'e'))).outcome).toBe('ok');
    expect((await invite(client, ['one.more@x.test'])).outcome).toBe('rate_limited');
    expect(
      await app.peek("select 1 from invitations where email like 'c%@x.test' or email like 'd%@x.test'"),
    ).toEqual([]);
    const free = await signedIn(portals[0], team.admin.email);
    expect((await invite(free, ['one.more@x.test'])).outcome).toBe('ok');
  });

  test('five resends of one invitation an hour; unknown ones stay not found', async () => {
    const client = await signedIn(portals[0], team.admin.email);
    const there = await signedIn(portals[1], team.admin.email);
    const { id } = await anInvitation(app, { admin: team.admin });
    const other = await anInvitation(app, { admin: team.admin });
    const resend = (as: Client, invitationId: string) =>
      as.mutate('partnerTeam.resendInvitation', { invitationId });
    for (let index = 0; index < 5; index += 1)
      expect((await resend(index % 2 ? client : there, id)).outcome).toBe('ok');
    const events = await eventsOf(app, async () => {
      expect(expectedLimit(await resend(there, id), 3_600)).toBe(true);
    });
    expect(events).toEqual({ 'request.refused': 1 });
    expect((await resend(client, other.id)).outcome).toBe('ok');
    const nobody = '01900000-0000-7000-8000-0000deadbeef';
    for (let index = 0; index < 7; index += 1)
      expect((await resend(client, nobody)).outcome).toBe('not_found');
  });
});
