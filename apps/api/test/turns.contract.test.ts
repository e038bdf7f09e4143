import { connect } from 'node:net';
import type { OpenPath } from '@gatehouse/policy';
import {
  aMember,
  anInvitation,
  aSession,
  testPassword,
  whileHeld,
  type TestApp,
  type TestMember,
} from '@gatehouse/core/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { portalHeaders, type Client } from './harness/client.ts';
import { eventually } from './harness/eventually.ts';
import { aTeam, eventsOf, signedIn, type Team } from './harness/people.ts';
import { openPortal, openTestPortal, type Portal } from './harness/portal.ts';

let app: TestApp;
let portal: Portal;
let team: Team;
let admin: Client;

beforeAll(async () => {
  ({ app, portal } = await openTestPortal({ rateLimitScale: 1 }));
});
afterAll(async () => {
  await portal.close();
  await app.close();
});
beforeEach(async () => {
  team = await aTeam(app);
  admin = await inSession(team.admin);
});

/** Creates a session without a sign-in, which would count towards limits. */
async function inSession(member: TestMember): Promise<Client> {
  const client = portal.visitor();
  client.cookie = `gatehouse=${await aSession(app, member)}`;
  return client;
}

/** A change that waits for the partner's row. */
const change = (client: Client, n: number) =>
  client.mutate('partnerTeam.updateSettings', { idleMinutes: 60 + n });

const waitingForLock = async () => {
  const [row] = await app.peek<{ n: number }>(
    "select count(*)::integer as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return row?.n;
};

test('four calls of one person run and twenty wait; whether others are refused depends on their own calls only', async () => {
  const other = await aTeam(app);
  const [colleague, stranger] = [await inSession(team.user), await inSession(other.admin)];
  let [refused, asked] = [0, 0];
  const events = await eventsOf(app, async () => {
    app.takeStatements();
    const answers = await whileHeld(
      app,
      team.partner.id,
      () =>
        Promise.all(
          Array.from({ length: 40 }, async (_, n) => {
            const answer = await change(admin, n);
            if (answer.outcome === 'rate_limited') refused += 1;
            return answer;
          }),
        ),
      async () => {
        await eventually(
          'sixteen refusals, and an answer to whose session it is for each of the others',
          () => {
            asked += app.takeStatements().filter((text) => text.includes('session_state')).length;
            return Promise.resolve(refused === 16 && asked === 24);
          },
        );
        expect(await waitingForLock()).toBe(4);
        const more = await Promise.all(Array.from({ length: 10 }, (_, n) => change(admin, n)));
        expect(more.every(({ status, headers }) => status === 429 && headers['retry-after'] === '1')).toBe(
          true,
        );
        // Not even the session's user was looked up.
        expect(app.takeStatements()).toEqual([]);
        expect((await colleague.query('clients.list')).outcome).toBe('ok');
        expect((await stranger.query('partnerTeam.members')).outcome).toBe('ok');
      },
    );
    expect(answers.filter(({ outcome }) => outcome === 'ok')).toHaveLength(24);
  });
  expect(events['request.refused']).toBe(26);
  const rows = await app.peek<{ actor_id: string }>(
    "select actor_id from audit_events where partner_id = $1 and action = 'request.refused'",
    [team.partner.id],
  );
  expect(rows).toEqual([{ actor_id: team.admin.userId }, { actor_id: team.admin.userId }]);
});

test('a batch counts as many calls as it holds; two pages’ worth are not refused', async () => {
  const batch = (from: number) =>
    admin.batchMutate(
      Array.from(
        { length: 10 },
        (_, n) => ['partnerTeam.updateSettings', { idleMinutes: 100 + from + n }] as const,
      ),
    );
  const pages = await Promise.all([batch(0), batch(10)]);
  expect(pages.flatMap(({ outcomes }) => outcomes)).toEqual(Array.from({ length: 20 }, () => 'ok'));
  const three = await whileHeld(
    app,
    team.partner.id,
    () => Promise.all([batch(0), batch(10), batch(20)]),
    () => eventually('four wait for the row', async () => (await waitingForLock()) === 4),
  );
  const outcomes = three.flatMap(({ outcomes }) => outcomes);
  expect(outcomes.filter((outcome) => outcome === 'ok').length).toBeGreaterThanOrEqual(20);
  expect(outcomes.filter((outcome) => outcome === 'ok').length).toBeLessThanOrEqual(24);
});

/** Occupies all turns of the team's partner while `meanwhile` runs. */
async function whileFull(meanwhile: () => Promise<void>): Promise<void> {
  const second = await inSession(await aMember(app, { partner: team.partner, role: 'partner_admin' }));
  await whileHeld(
    app,
    team.partner.id,
    () => Promise.all([admin, second].flatMap((client) => [0, 1, 2, 3].map((n) => change(client, n)))),
    async () => {
      await eventually('six wait for the row', async () => (await waitingForLock()) === 6);
      await meanwhile();
    },
  );
}

test('calls about the own account take no turn of the partner; calls about the partner do', async () => {
  const user = await inSession(team.user);
  const order: string[] = [];
  let waiting: Promise<unknown> = Promise.resolve();
  await whileFull(async () => {
    waiting = user.query('clients.list').then(() => order.push('the partner’s list'));
    for (const path of ['account.profile', 'account.sessions', 'account.mfa'])
      expect((await user.query(path)).outcome).toBe('ok');
    expect((await user.mutate('account.updateProfile', { displayName: 'In between' })).outcome).toBe('ok');
    order.push('one’s own account');
  });
  await waiting;
  expect(order).toEqual(['one’s own account', 'the partner’s list']);
});

test('no open procedure waits for what its input names', async () => {
  const { token } = await anInvitation(app, { admin: team.admin });
  const mine = token('mailed');
  const { email } = team.user;
  const assertion = {
    id: 'AAAA',
    rawId: 'AAAA',
    type: 'public-key',
    response: {
      clientDataJSON: 'AAAA',
      authenticatorData: 'AAAA',
      signature: 'AAAA',
      userHandle: Buffer.from(team.user.userId).toString('base64url'),
    },
  };
  const named: Record<OpenPath, readonly unknown[]> = {
    'auth.session': [undefined],
    'auth.signIn': [
      { email, password: 'a wrong password it is' },
      { email, password: testPassword },
    ],
    'auth.secondFactor': [undefined],
    'auth.verifySecondFactor': [{ method: 'totp', code: '123456' }],
    'auth.passkeySignIn': [undefined],
    'auth.signInWithPasskey': [{ assertion }],
    'auth.signOut': [undefined],
    'auth.requestPasswordReset': [{ email }],
    'auth.resetPassword': [{ token: 'a'.repeat(75), password: testPassword }],
    'auth.previewReset': [{ token: 'a'.repeat(75) }],
    'invitations.preview': [{ token: mine }],
    // The holder of a link may wait for the link's row. A forged link has no row.
    'invitations.accept': [{ token: `${mine.slice(0, -1)}!`, displayName: 'Nobody', password: testPassword }],
    'invitations.requestNewLink': [{ token: mine }],
  };
  await whileFull(async () => {
    for (const [path, inputs] of Object.entries(named)) {
      for (const input of inputs) {
        const visitor = portal.visitor();
        const isQuery = ['auth.session', 'auth.secondFactor', 'auth.passkeySignIn'].includes(path);
        const answer = await (isQuery ? visitor.query(path, input) : visitor.mutate(path, input));
        expect([200, 401, 404]).toContain(answer.status);
      }
    }
  });
});

test('a sign-out frees what a session occupies, and a page that asks too much is refused', async () => {
  const client = await signedIn(portal, team.user.email);
  expect((await client.mutate('auth.signOut')).outcome).toBe('ok');
  const pages = await whileHeld(
    app,
    team.partner.id,
    () => Promise.all(Array.from({ length: 24 }, (_, n) => change(admin, n))),
    async () => {
      await eventually('four wait for the row', async () => (await waitingForLock()) === 4);
      await eventually('the session is full', async () => (await admin.get('/team')).status === 429);
    },
  );
  expect(pages.map(({ outcome }) => outcome)).toContain('ok');
});

test('made-up cookies give a network no more look-ups than it may have; known sessions there, and other networks, come in', async () => {
  // Six calls of strangers simultaneously.
  const small = await openPortal(app, { trustedProxies: 1, rateLimitScale: 0.04 });
  const from = (ip: string) => ({ 'x-forwarded-for': ip });
  const [here, elsewhere] = [from('203.0.113.5'), from('203.0.113.6')];
  const person = small.visitor();
  person.cookie = admin.cookie;
  const profile = () => person.query('account.profile', undefined, here);
  expect((await profile()).outcome).toBe('ok');

  const unfinished = (n: number) => {
    const { host } = new URL(small.publicUrl);
    const headers = {
      host,
      ...portalHeaders,
      ...here,
      cookie: `gatehouse=made-up-${n}`,
      'content-length': '10',
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const socket = connect(small.port, '127.0.0.1').on('error', () => undefined);
    socket.write(`POST /trpc/auth.signOut HTTP/1.1\r\n${lines.join('')}\r\n`);
    return socket;
  };
  const stranger = (ip: Record<string, string>) => {
    const client = small.visitor();
    client.cookie = 'gatehouse=made-up';
    return client.mutate('auth.signOut', {}, ip);
  };
  const sockets = Array.from({ length: 6 }, (_, n) => unfinished(n));
  await eventually('the network is full', async () => (await stranger(here)).status === 429);
  app.takeStatements();
  expect((await stranger(here)).headers['retry-after']).toBe('1');
  expect((await small.visitor().get('/sign-in', here)).status).toBe(429);
  expect(app.takeStatements().filter((text) => text.includes('session_state'))).toEqual([]);
  expect((await profile()).outcome).toBe('ok');
  expect((await stranger(elsewhere)).outcome).toBe('ok');
  for (const socket of sockets) socket.destroy();
  await eventually('there is room again', async () => (await stranger(here)).outcome === 'ok');
  await small.close();
});
