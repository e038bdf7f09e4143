import {
  aMember,
  anInvitation,
  aPartner,
  openTestApp,
  testPassword,
  type TestApp,
} from '@gatehouse/core/testing';
import { openApp } from '@gatehouse/core/app';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capturedLogger } from './harness/captured-logger.ts';
import { aTeam, signedIn, type Team } from './harness/people.ts';
import { openPortal, type Portal } from './harness/portal.ts';

let app: TestApp;
let portal: Portal;
/** A second server on the same database, standing in for another process: its own pool. */
let elsewhere: Portal;
let closeElsewhere: () => Promise<void>;
let team: Team;

interface Session {
  readonly user: { readonly id: string; readonly email: string };
  readonly membership: { readonly id: string; readonly role: string; readonly status: string } | null;
  readonly memberships: readonly { readonly id: string; readonly organisation: { readonly name: string } }[];
  readonly organisation: { readonly id: string; readonly kind: string; readonly status: string } | null;
  readonly can: readonly string[];
}

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
  portal = await openPortal(app);
  elsewhere = await openPortal(second);
  closeElsewhere = async () => {
    await elsewhere.close();
    await second.close();
  };
  team = await aTeam(app);
});
afterAll(async () => {
  await portal.close();
  await closeElsewhere();
  await app.close();
});

const sessionRows = () =>
  app.peek<{ id: string; handle: string }>('select id, handle from sessions order by created_at');

describe('the cookie', () => {
  test('on http', async () => {
    const { headers } = await portal.visitor().signIn(team.user.email, 'seven small blue lanterns');
    const [line = '', ...others] = headers['set-cookie'] ?? [];
    expect(others).toEqual([expect.stringMatching(/^gatehouse-device=/)]);
    expect(line).toMatch(/^gatehouse=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('on https', async () => {
    const secure = await openPortal(app, { publicUrl: 'https://portal.test' });
    const client = secure.visitor();
    const { headers } = await client.signIn(team.user.email, 'seven small blue lanterns');
    const [line = ''] = headers['set-cookie'] ?? [];
    expect(line).toMatch(/^__Host-gatehouse=[\w-]{43}; /);
    expect(line.split('; ').slice(1).toSorted()).toEqual([
      'HttpOnly',
      'Max-Age=2592000',
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ]);
    expect((await client.query<Session>('auth.session')).data?.user.email).toBe(team.user.email);
    // The plain name does not count on https: another host could have set it.
    const plain = secure.visitor();
    plain.cookie = client.cookie?.replace('__Host-', '') ?? null;
    expect((await plain.query('auth.session')).data).toBeNull();
    await secure.close();
  });

  test('no table holds its secret', async () => {
    const client = await signedIn(portal, team.user.email);
    const secret = client.cookie?.split('=')[1] ?? '';
    expect(secret).toHaveLength(43);
    const [found] = await app.peek<{ rows: string }>(
      `select (select string_agg(s::text, ' ') from sessions s) || (select string_agg(e::text, ' ') from audit_events e)
        || coalesce((select string_agg(j::text, ' ') from pgboss.job j), '') as rows`,
    );
    expect(found?.rows).not.toContain(secret);
  });

  test.each(['nonsense', 'x'.repeat(5000), '', 'a%00b'])('a dead one is cleared: %s', async (value) => {
    const client = portal.visitor();
    client.cookie = `gatehouse=${value}`;
    const { data, headers } = await client.query('auth.session');
    expect(data).toBeNull();
    expect(headers['set-cookie']?.[0]).toMatch(/^gatehouse=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/);
    client.cookie = `gatehouse=${value}`;
    expect((await client.query('partnerTeam.members')).outcome).toBe('unauthenticated');
  });
});

describe('signing in and out', () => {
  test('a new id each time; the previous session is ended', async () => {
    const client = await signedIn(portal, team.user.email);
    const first = client.cookie;
    const before = await sessionRows();
    await client.signIn(team.user.email, 'seven small blue lanterns');
    expect(client.cookie).not.toBe(first);
    const after = await sessionRows();
    expect(after).toHaveLength(before.length);
    const old = portal.visitor();
    old.cookie = first;
    expect((await old.query('auth.session')).data).toBeNull();
  });

  test('a cookie of the attacker’s choice is never adopted', async () => {
    const client = portal.visitor();
    client.cookie = `gatehouse=${'A'.repeat(43)}`;
    await client.signIn(team.user.email, 'seven small blue lanterns');
    expect(client.cookie).not.toBe(`gatehouse=${'A'.repeat(43)}`);
  });

  test('signing out ends the session on the server, clears the cookie, and can be repeated', async () => {
    const client = await signedIn(portal, team.user.email);
    const cookie = client.cookie;
    const { headers } = await client.mutate('auth.signOut');
    expect(headers['set-cookie']?.[0]).toContain('Max-Age=0');
    expect(headers['set-cookie']).toHaveLength(1);
    // Some browsers stop for seconds over it, and it would delete the device token too (SECURITY R37).
    expect(headers['clear-site-data']).toBeUndefined();
    client.cookie = cookie;
    expect((await client.query('partnerTeam.members')).outcome).toBe('unauthenticated');
    expect((await client.mutate('auth.signOut')).outcome).toBe('ok');
    client.cookie = cookie;
    const there = elsewhere.visitor();
    there.cookie = cookie;
    expect((await there.query('partnerTeam.members')).outcome).toBe('unauthenticated');
  });

  test('accepting an invitation while signed in replaces the session', async () => {
    const person = await aMember(app);
    const client = await signedIn(portal, person.email);
    const before = client.cookie;
    const invitation = await anInvitation(app, { admin: team.admin, email: person.email });
    const { outcome, data } = await client.mutate<{ membershipId: string }>('invitations.accept', {
      token: invitation.token(),
    });
    expect(outcome).toBe('ok');
    expect(client.cookie).not.toBe(before);
    const session = (await client.query<Session>('auth.session')).data;
    expect(session).toMatchObject({
      membership: { id: data?.membershipId },
      organisation: { id: team.partner.id },
    });
    const rows = await app.peek('select 1 from sessions where user_id = $1', [person.userId]);
    expect(rows).toHaveLength(1);
    const old = portal.visitor();
    old.cookie = before;
    expect((await old.query('auth.session')).data).toBeNull();
  });

  test('a sign-in and an accept store the browser’s zone; an invalid zone prevents neither', async () => {
    const person = await aMember(app);
    const zone = async () =>
      (await app.peek('select last_time_zone from users where id = $1', [person.userId]))[0];
    const input = { email: person.email, password: testPassword };
    const from = (timeZone: string) =>
      portal.visitor().mutate('auth.signIn', input, { 'x-time-zone': timeZone });
    expect((await from('Asia/Tokyo')).outcome).toBe('ok');
    expect(await zone()).toEqual({ last_time_zone: 'Asia/Tokyo' });
    for (const nonsense of ['Mars/Olympus', '+02:00', '', 'x'.repeat(500), "Asia/Tokyo'; --"])
      expect((await from(nonsense)).outcome).toBe('ok');
    expect(await zone()).toEqual({ last_time_zone: 'Asia/Tokyo' });
    const client = await signedIn(portal, person.email);
    const invitation = await anInvitation(app, { admin: team.admin, email: person.email });
    const accepted = { token: invitation.token() };
    await client.mutate('invitations.accept', accepted, { 'x-time-zone': 'Europe/Lisbon' });
    expect(await zone()).toEqual({ last_time_zone: 'Europe/Lisbon' });
  });

  test('a person without an active membership cannot sign in, and gets the answer to a wrong password', async () => {
    const gone = await aMember(app, { partner: team.partner });
    await app.peek("update memberships set status = 'removed' where id = $1", [gone.membershipId]);
    const answers = await Promise.all([
      portal.visitor().signIn(gone.email, 'seven small blue lanterns'),
      portal.visitor().signIn(team.user.email, 'a wrong password altogether'),
      portal.visitor().signIn('nobody@nowhere.test', 'seven small blue lanterns'),
      portal.visitor().signIn('no address at all', 'seven small blue lanterns'),
    ]);
    const bodies = answers.map(({ status, text }) =>
      [status, text.replace(/"requestId":"[^"]+"/, '')].join(' '),
    );
    expect(new Set(bodies).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, outcome: 'invalid_credentials' });
    for (const { headers } of answers) expect(headers['set-cookie']).toBeUndefined();
    expect(new Set(answers.map(({ headers }) => Object.keys(headers).toSorted().join())).size).toBe(1);
  });

  test('the address is accepted as people type it', async () => {
    const client = portal.visitor();
    const typed = `  ${team.user.email.toUpperCase()} `;
    expect((await client.signIn(typed, 'seven small blue lanterns')).outcome).toBe('ok');
  });
});

describe('changes take effect on the next request, in every process', () => {
  test('a removed member is signed out', async () => {
    const member = await aMember(app, { partner: team.partner });
    const here = await signedIn(portal, member.email);
    const there = elsewhere.visitor();
    there.cookie = here.cookie;
    expect((await there.query('partnerTeam.members')).outcome).toBe('ok');
    const admin = await signedIn(portal, team.admin.email);
    expect((await admin.mutate('partnerTeam.removeMember', { memberId: member.membershipId })).outcome).toBe(
      'ok',
    );
    for (const client of [there, here]) {
      expect(await client.query('partnerTeam.members')).toMatchObject({
        status: 401,
        outcome: 'unauthenticated',
      });
      expect((await client.query('auth.session')).data).toBeNull();
    }
  });

  test('a changed role takes effect immediately, in the same session', async () => {
    const member = await aMember(app, { partner: team.partner });
    const client = await signedIn(portal, member.email);
    const there = elsewhere.visitor();
    there.cookie = client.cookie;
    const admin = await signedIn(portal, team.admin.email);
    expect((await there.query('partnerTeam.settings')).outcome).toBe('role_not_allowed');
    await admin.mutate('partnerTeam.changeRole', { memberId: member.membershipId, role: 'partner_admin' });
    expect((await there.query('partnerTeam.settings')).outcome).toBe('ok');
    expect((await there.query<Session>('auth.session')).data?.membership?.role).toBe('partner_admin');
    await admin.mutate('partnerTeam.changeRole', { memberId: member.membershipId, role: 'partner_user' });
    expect((await there.query('partnerTeam.settings')).outcome).toBe('role_not_allowed');
    expect(there.cookie).toBe(client.cookie);
  });

  test('a shorter session lifetime of the partner ends sessions that are past it', async () => {
    const strict = await aTeam(app);
    const client = await signedIn(portal, strict.user.email);
    await app.peek("update sessions set last_seen_at = now() - interval '2 hours' where user_id = $1", [
      strict.user.userId,
    ]);
    const admin = await signedIn(portal, strict.admin.email);
    await admin.mutate('partnerTeam.updateSettings', { idleMinutes: 60 });
    expect((await client.query('partnerTeam.members')).outcome).toBe('unauthenticated');
  });
});

describe('several memberships', () => {
  test('none is chosen at first, and everything but the own account is not found until then', async () => {
    const other = await aPartner(app);
    const [second] = await app.peek<{ id: string }>(
      `insert into memberships (id, user_id, partner_id, role) values (gen_random_uuid(), $1, $2, 'partner_admin') returning id`,
      [team.user.userId, other.id],
    );
    const client = await signedIn(portal, team.user.email);
    const session = (await client.query<Session>('auth.session')).data;
    expect(session).toMatchObject({ membership: null, organisation: null });
    expect(session?.memberships).toHaveLength(2);
    expect(session?.can).not.toContain('partnerTeam.members');
    expect(session?.can).toContain('auth.switchMembership');
    const unknown = await client.query('nobody.knows');
    for (const path of ['partnerTeam.members', 'partnerTeam.settings']) {
      const { text } = await client.query(path, { nonsense: 1 });
      expect(text.replace(/"requestId":"[^"]+"/, '')).toBe(unknown.text.replace(/"requestId":"[^"]+"/, ''));
    }
    expect((await client.mutate('partnerTeam.invite', {})).outcome).toBe('not_found');

    const before = client.cookie;
    expect((await client.mutate('auth.switchMembership', { membershipId: second?.id })).outcome).toBe('ok');
    expect(client.cookie).not.toBe(before);
    const now = (await client.query<Session>('auth.session')).data;
    expect(now?.organisation).toMatchObject({ id: other.id, kind: 'partner', status: 'active' });
    expect(now?.membership).toMatchObject({ id: second?.id, role: 'partner_admin', status: 'active' });
    expect((await client.query('partnerTeam.settings')).outcome).toBe('ok');

    const old = portal.visitor();
    old.cookie = before;
    expect((await old.query('auth.session')).data).toBeNull();

    // Ended memberships and other people's get the same answer.
    for (const membershipId of [team.admin.membershipId, '01900000-0000-7000-8000-0000deadbeef'])
      expect((await client.mutate('auth.switchMembership', { membershipId })).outcome).toBe('not_found');
    const kept = client.cookie;
    expect((await client.query('partnerTeam.settings')).outcome).toBe('ok');
    expect(client.cookie).toBe(kept);

    // The active membership ends. A session that acts for another membership continues.
    const elsewhereToo = await signedIn(portal, team.user.email);
    await elsewhereToo.mutate('auth.switchMembership', { membershipId: team.user.membershipId });
    await app.peek("update memberships set status = 'removed' where id = $1", [second?.id]);
    expect((await client.query('auth.session')).data).toBeNull();
    expect((await elsewhereToo.query('partnerTeam.members')).outcome).toBe('ok');
  });

  test('with one membership it is active at once', async () => {
    const session = await (await signedIn(portal, team.admin.email)).query<Session>('auth.session');
    expect(session.data).toMatchObject({
      user: { id: team.admin.userId, email: team.admin.email },
      membership: { id: team.admin.membershipId, role: 'partner_admin', status: 'active' },
      organisation: { id: team.partner.id, kind: 'partner', status: 'active' },
      memberships: [{ id: team.admin.membershipId, role: 'partner_admin' }],
    });
    expect((await portal.visitor().query('auth.session')).data).toBeNull();
  });
});
