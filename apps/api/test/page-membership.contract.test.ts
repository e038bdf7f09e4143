import {
  aMember,
  anInvitation,
  aPartner,
  alsoMemberOf,
  testPassword,
  type TestApp,
} from '@gatehouse/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from './harness/client.ts';
import { eventsOf, signedIn } from './harness/people.ts';
import { openTestPortal, type Portal } from './harness/portal.ts';

let app: TestApp;
let portal: Portal;

beforeAll(async () => {
  ({ app, portal } = await openTestPortal());
});
afterAll(async () => {
  await portal.close();
  await app.close();
});

interface Session {
  readonly user: { readonly id: string };
  readonly membership: { readonly id: string } | null;
  readonly memberships: readonly { readonly id: string }[];
}

const sessionOf = async (client: Client) => {
  const { data } = await client.query<Session>('auth.session');
  if (!data) throw new Error('Nobody is signed in.');
  return data;
};

/** The headers that a page loaded now would send. */
async function pageOf(client: Client): Promise<Record<string, string>> {
  const { user, membership } = await sessionOf(client);
  return {
    'x-gatehouse-user': user.id,
    ...(membership && { 'x-gatehouse-membership': membership.id }),
  };
}

/** An administrator of two partners, acting for the first, with the page that shows it. */
async function inTwoPlaces() {
  const [first, second] = [await aPartner(app), await aPartner(app)];
  const person = await aMember(app, { partner: first, role: 'partner_admin' });
  const there = await alsoMemberOf(app, person, second, 'partner_admin');
  const client = await signedIn(portal, person.email);
  await client.mutate('auth.switchMembership', { membershipId: person.membershipId });
  const page = await pageOf(client);
  const switchTo = (membershipId: string) => client.mutate('auth.switchMembership', { membershipId });
  return { first, second, person, there, client, page, switchTo };
}

const invite = { emails: ['someone.new@example.test'], role: 'partner_user' };
const client = (code: string) => ({
  code,
  businessName: 'Fern & Co',
  webDomain: 'fern.test',
  contactName: 'Fay Fern',
  businessEmail: 'fay@fern.test',
  timezone: 'UTC',
});

const count = async (table: string) =>
  (await app.peek<{ n: number }>(`select count(*)::integer as n from ${table}`))[0]?.n;

describe('a page that shows another membership than the session acts for', () => {
  test('changes nothing: no row, no event, no limit, no stored answer', async () => {
    const { client: browser, page, there, switchTo } = await inTwoPlaces();
    await switchTo(there);
    const tables = ['invitations', 'clients', 'rate_limits', 'idempotency_keys'] as const;
    const before = await Promise.all(tables.map(count));
    const events = await eventsOf(app, async () => {
      const key = { ...page, 'idempotency-key': 'one' };
      expect((await browser.mutate('partnerTeam.invite', invite, key)).outcome).toBe('membership_changed');
      expect((await browser.mutate('clients.provision', client('fern'), key)).outcome).toBe(
        'membership_changed',
      );
      const answer = await browser.mutate('partnerTeam.invite', { nonsense: true }, page);
      expect([answer.status, answer.error?.code]).toEqual([409, -32_009]);
    });
    expect(events).toEqual({});
    expect(await Promise.all(tables.map(count))).toEqual(before);
  });

  test('gets no stored answer of the membership it left, and acts again once the session is back', async () => {
    const { client: browser, page, person, there, switchTo } = await inTwoPlaces();
    const key = { ...page, 'idempotency-key': 'two' };
    expect((await browser.mutate('partnerTeam.invite', invite, key)).outcome).toBe('ok');
    await switchTo(there);
    expect((await browser.mutate('partnerTeam.invite', invite, key)).outcome).toBe('membership_changed');
    await switchTo(person.membershipId);
    expect((await browser.mutate('partnerTeam.invite', invite, key)).outcome).toBe('ok');
  });

  test('changes neither the person’s account nor their session', async () => {
    const { client: browser, page, there, switchTo } = await inTwoPlaces();
    await switchTo(there);
    const calls = [
      'account.updateProfile',
      'account.revokeOtherSessions',
      'auth.switchMembership',
      'auth.signOut',
    ];
    for (const path of calls)
      expect((await browser.mutate(path, undefined, page)).outcome).toBe('membership_changed');
    expect((await sessionOf(browser)).membership?.id).toBe(there);
  });

  test('still gets answers to queries, marked as not for it', async () => {
    const { client: browser, page, there, switchTo } = await inTwoPlaces();
    const own = await browser.query('partnerTeam.members', {}, page);
    expect([own.outcome, own.headers['x-gatehouse-page']]).toEqual(['ok', undefined]);
    await switchTo(there);
    const other = await browser.query('partnerTeam.members', {}, page);
    expect([other.outcome, other.headers['x-gatehouse-page']]).toEqual(['ok', 'changed']);
  });
});

describe('a page that shows another person than the session’s', () => {
  test('compares no password of theirs, ends none of their sessions, and does not sign them out', async () => {
    const [one, other] = [await aMember(app), await aMember(app)];
    const browser = await signedIn(portal, one.email);
    const { 'x-gatehouse-user': user = '' } = await pageOf(browser);
    const page = { 'x-gatehouse-user': user };
    await browser.mutate('auth.signOut');
    await browser.signIn(other.email, testPassword);
    await signedIn(portal, other.email);
    const sessions = await count('sessions');
    const change = { currentPassword: 'not the password', newPassword: 'eleven green umbrellas drying' };
    const events = await eventsOf(app, async () => {
      for (let time = 0; time < 7; time += 1)
        expect((await browser.mutate('account.changePassword', change, page)).outcome).toBe(
          'membership_changed',
        );
      for (const path of ['account.revokeOtherSessions', 'auth.signOut'])
        expect((await browser.mutate(path, undefined, page)).outcome).toBe('membership_changed');
    });
    expect(events).toEqual({});
    expect(await count('sessions')).toBe(sessions);
    // Seven wrong ones have not counted: the right one is accepted.
    const right = { currentPassword: testPassword, newPassword: 'eleven green umbrellas drying' };
    expect((await browser.mutate('account.changePassword', right, await pageOf(browser))).outcome).toBe('ok');
  });

  test('accepts no invitation for them, though anybody may call that', async () => {
    const [one, other] = [await aMember(app), await aMember(app)];
    const invitation = await anInvitation(app, { email: other.email });
    const browser = await signedIn(portal, one.email);
    const page = await pageOf(browser);
    await browser.mutate('auth.signOut');
    await browser.signIn(other.email, testPassword);
    const accept = { token: invitation.token() };
    expect((await browser.mutate('invitations.accept', accept, page)).outcome).toBe('membership_changed');
    expect((await browser.mutate('invitations.accept', accept, await pageOf(browser))).outcome).toBe('ok');
  });
});

describe('the headers', () => {
  test.each([
    ['no header: programs are not checked', () => ({}), 'ok'],
    ['its own, in either case', (id: string) => ({ 'x-gatehouse-user': id.toUpperCase() }), 'ok'],
    [
      'no id at all: whoever says something must be right',
      () => ({ 'x-gatehouse-user': 'me' }),
      'membership_changed',
    ],
    ['twice', (id: string) => ({ 'x-gatehouse-user': `${id}, ${id}` }), 'membership_changed'],
    [
      'an empty membership while one is active',
      () => ({ 'x-gatehouse-membership': '' }),
      'membership_changed',
    ],
  ])('%s', async (_, headers, outcome) => {
    const member = await aMember(app);
    const browser = await signedIn(portal, member.email);
    const answer = await browser.mutate(
      'account.updateProfile',
      { phone: '+49 30 1234' },
      headers(member.userId),
    );
    expect(answer.outcome).toBe(outcome);
  });

  test('have no effect without a session: the answer is that of a visitor who is not signed in', async () => {
    const member = await aMember(app);
    const page = { 'x-gatehouse-user': member.userId };
    const visitor = portal.visitor();
    expect((await visitor.mutate('account.updateProfile', {}, page)).outcome).toBe('unauthenticated');
    expect((await visitor.mutate('auth.signOut', undefined, page)).outcome).toBe('ok');
  });
});
