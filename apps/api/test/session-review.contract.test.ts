import {
  aClientTeam,
  aClientUser,
  alsoMemberOf,
  aMember,
  aPartner,
  openTestApp,
  testPassword,
  type TestApp,
} from '@gatehouse/core/testing';
import { openApp } from '@gatehouse/core/app';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capturedLogger } from './harness/captured-logger.ts';
import type { Called, Client } from './harness/client.ts';
import { aTeam, eventsOf, signedIn } from './harness/people.ts';
import { openPortal, type Portal } from './harness/portal.ts';

interface Session {
  readonly id: string;
  readonly device: string;
  readonly browser: string | null;
  readonly os: string | null;
  readonly ip: string | null;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly current: boolean;
}

let app: TestApp;
let portal: Portal;
/** A second server on the same database, standing in for another process: its own pool. */
let elsewhere: Portal;
let closeElsewhere: () => Promise<void>;
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
  [portal, elsewhere] = [await openPortal(app), await openPortal(second)];
  closeElsewhere = async () => {
    await elsewhere.close();
    await second.close();
  };
});
afterAll(async () => {
  await portal.close();
  await closeElsewhere();
  await app.close();
});

const randomId = '01900000-0000-7000-8000-0000deadbeef';
const withoutRequestId = ({ text }: Called<unknown>) =>
  text.replace(/"requestId":"[^"]+"/, '"requestId":"-"');
const firefox = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0' };
const signInWith = async (email: string, headers: Record<string, string>) => {
  const client = portal.visitor();
  await client.mutate('auth.signIn', { email, password: testPassword }, headers);
  return client;
};
const inOtherProcess = (client: Client) => {
  const there = elsewhere.visitor();
  there.cookie = client.cookie;
  return there;
};
const isOver = async (client: Client) => (await inOtherProcess(client).query('account.sessions')).outcome;

const surfaces = [
  {
    name: 'partnerTeam',
    list: 'partnerTeam.memberSessions',
    revoke: 'partnerTeam.revokeMemberSession',
    revokeAll: 'partnerTeam.revokeMemberSessions',
    scene: async () => {
      const team = await aTeam(app);
      return { by: team.admin, about: team.user };
    },
  },
  ...(['agent', 'boss'] as const).map((who) => ({
    name: `clientUsers, the ${who}`,
    list: 'clientUsers.sessions',
    revoke: 'clientUsers.revokeSession',
    revokeAll: 'clientUsers.revokeSessions',
    scene: async () => {
      const tenant = await aClientTeam(app);
      return { by: tenant[who], about: await aClientUser(app, tenant.clientId, { role: 'client_member' }) };
    },
  })),
];

describe.each(surfaces)('$name', ({ list, revoke, revokeAll, scene }) => {
  test('describes where a person is signed in', async () => {
    const { by, about } = await scene();
    const admin = await signedIn(portal, by.email);
    await signInWith(about.email, firefox);
    const { data, text } = await admin.query<Session[]>(list, { memberId: about.membershipId });
    expect(data).toEqual([
      {
        id: data?.[0]?.id,
        device: 'desktop',
        browser: 'Firefox 145',
        os: 'Linux',
        ip: '127.0.0.1',
        createdAt: data?.[0]?.createdAt,
        lastSeenAt: data?.[0]?.lastSeenAt,
        current: false,
      },
    ]);
    const [row] = await app.peek<{ id: string }>('select id from sessions where user_id = $1', [
      about.userId,
    ]);
    expect(text).not.toContain(row?.id);
  });

  test('ends one, then all: the next call in every process is refused, and the audit log shows it', async () => {
    const { by, about } = await scene();
    const admin = await signedIn(portal, by.email);
    const browsers = [
      await signedIn(portal, about.email),
      await signedIn(portal, about.email),
      await signedIn(portal, about.email),
    ] as const;
    const memberId = about.membershipId;
    const { data: own } = await browsers[0].query<Session[]>('account.sessions');
    const first = own?.find(({ current }) => current)?.id;
    const events = await eventsOf(app, async () => {
      expect((await admin.mutate(revoke, { memberId, sessionId: first })).data).toEqual({});
      expect([await isOver(browsers[0]), await isOver(browsers[1])]).toEqual(['unauthenticated', 'ok']);
      expect((await admin.mutate(revoke, { memberId, sessionId: first })).outcome).toBe('not_found');
      expect((await admin.mutate(revokeAll, { memberId })).data).toEqual({});
      expect((await admin.mutate(revokeAll, { memberId })).data).toEqual({});
    });
    expect(events).toEqual({ 'session.revoked': 3 });
    for (const browser of browsers) {
      expect(await isOver(browser)).toBe('unauthenticated');
      expect((await browser.query('auth.session')).data).toBeNull();
    }
    expect((await admin.query<Session[]>(list, { memberId })).data).toEqual([]);
  });

  test('a foreign session or person is answered like an unknown one; the own one is refused', async () => {
    const { by, about } = await scene();
    const other = await scene();
    const admin = await signedIn(portal, by.email);
    const stranger = await signedIn(portal, other.about.email);
    const { data: theirs } = await stranger.query<Session[]>('account.sessions');
    const { data: mine } = await admin.query<Session[]>('account.sessions');
    const ask = (memberId: string, sessionId: string) => admin.mutate(revoke, { memberId, sessionId });
    const random = withoutRequestId(await ask(randomId, randomId));
    const tries = [
      await ask(about.membershipId, theirs?.[0]?.id ?? ''),
      await ask(about.membershipId, mine?.[0]?.id ?? ''),
      await ask(other.about.membershipId, theirs?.[0]?.id ?? ''),
      await admin.mutate(revokeAll, { memberId: other.about.membershipId }),
      await admin.query(list, { memberId: other.about.membershipId }),
    ];
    for (const answer of tries) expect(withoutRequestId(answer)).toBe(random);
    expect(await isOver(stranger)).toBe('ok');
    const isOwnPlace = (await admin.query(list, { memberId: by.membershipId })).outcome === 'ok';
    const refused = isOwnPlace ? 'self_change' : 'not_found';
    expect((await ask(by.membershipId, mine?.[0]?.id ?? '')).outcome).toBe(refused);
    expect((await admin.mutate(revokeAll, { memberId: by.membershipId })).outcome).toBe(refused);
    expect(await isOver(admin)).toBe('ok');
  });
});

test('a partner_user reviews nobody’s sessions, not even their own there', async () => {
  const team = await aTeam(app);
  const user = await signedIn(portal, team.user.email);
  for (const memberId of [team.admin.membershipId, team.user.membershipId, randomId]) {
    expect((await user.query('partnerTeam.memberSessions', { memberId })).outcome).toBe('role_not_allowed');
    expect((await user.mutate('partnerTeam.revokeMemberSessions', { memberId })).outcome).toBe(
      'role_not_allowed',
    );
    expect((await user.query('clientUsers.sessions', { memberId })).outcome).toBe('role_not_allowed');
  }
});

describe('one’s own sessions', () => {
  test('the current one first; one, or all others, can be signed out here', async () => {
    const { email } = await aMember(app);
    const [here, there, third] = [
      await signInWith(email, firefox),
      await signedIn(portal, email),
      await signedIn(portal, email),
    ];
    const sessions = async () => (await here.query<Session[]>('account.sessions')).data ?? [];
    const [first, ...others] = await sessions();
    expect(first).toMatchObject({ current: true, browser: 'Firefox 145', os: 'Linux', device: 'desktop' });
    expect(others.map(({ current }) => current)).toEqual([false, false]);
    const theirs = (await there.query<Session[]>('account.sessions')).data?.find(({ current }) => current);
    expect((await here.mutate('account.revokeSession', { sessionId: theirs?.id })).data).toEqual({});
    expect([await isOver(there), await isOver(third)]).toEqual(['unauthenticated', 'ok']);
    expect((await here.mutate('account.revokeOtherSessions')).data).toEqual({});
    expect([await isOver(third), await isOver(here)]).toEqual(['unauthenticated', 'ok']);
    expect(await sessions()).toHaveLength(1);
  });

  test('the current one may be ended too, together with its cookie', async () => {
    const client = await signedIn(portal, (await aMember(app)).email);
    const before = inOtherProcess(client);
    const own = (await client.query<Session[]>('account.sessions')).data?.[0];
    const answer = await client.mutate('account.revokeSession', { sessionId: own?.id });
    expect(answer.data).toEqual({});
    expect(answer.headers['set-cookie']?.[0]).toContain('Max-Age=0');
    expect(client.cookie).toBeNull();
    expect((await before.query('account.sessions')).outcome).toBe('unauthenticated');
  });

  test('another person’s is answered like an unknown one', async () => {
    const team = await aTeam(app);
    const [client, other] = [
      await signedIn(portal, team.admin.email),
      await signedIn(portal, team.user.email),
    ];
    const theirs = (await other.query<Session[]>('account.sessions')).data?.[0];
    const ask = (sessionId: string) => client.mutate('account.revokeSession', { sessionId });
    expect(withoutRequestId(await ask(theirs?.id ?? ''))).toBe(withoutRequestId(await ask(randomId)));
    expect((await ask('x')).outcome).toBe('invalid_input');
    expect(await isOver(other)).toBe('ok');
  });

  test('available before a membership is chosen, and in every state of the organisation', async () => {
    const team = await aTeam(app);
    await alsoMemberOf(app, team.user, await aPartner(app));
    const open = await signedIn(portal, team.user.email);
    expect((await open.query('account.sessions')).data).toHaveLength(1);
    await signedIn(portal, team.user.email);
    expect((await open.mutate('account.revokeOtherSessions')).outcome).toBe('ok');
    expect((await open.query('account.sessions')).data).toHaveLength(1);
    for (const status of ['pending', 'suspended', 'archived']) {
      const client = await signedIn(portal, team.admin.email);
      await app.peek('update partners set status = $2 where id = $1', [team.partner.id, status]);
      expect((await client.mutate('account.revokeOtherSessions')).outcome).toBe('ok');
      expect((await client.query('account.sessions')).data).toHaveLength(1);
    }
  });
});
