import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemOrigin } from '../../platform/index.ts';
import {
  actAs,
  alsoMemberOf,
  aMember,
  aPartner,
  aPartnerAdmin,
  aSession,
  openTestApp,
  refusalOf,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { identify, signOut, switchMembership } from '../identity/index.ts';
import { changeMemberRole, removeMember } from '../partner-team/index.ts';
import { pruneSessions, findSession, startSession } from './index.ts';

let app: TestApp;
let member: TestMember;
let token: string;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  member = await aMember(app);
  token = await aSession(app, member);
});

const origin = systemOrigin('test');
const idOf = (secret: string) => createHash('sha256').update(secret).digest('hex');
const alive = async (secret = token) => (await findSession(app.db(), secret)) !== null;
const change = (set: string, secret = token) =>
  app.peek(`update sessions set ${set} where id = $1`, [idOf(secret)]);
const row = async (secret = token) =>
  (await app.peek<Record<string, Date>>('select * from sessions where id = $1', [idOf(secret)]))[0];

test('a session is read as its actor, in one statement', async () => {
  app.takeStatements();
  const identified = await identify(app.db(), token);
  expect(app.takeStatements()).toHaveLength(1);
  expect(identified?.actor).toEqual({ ...member.actor, sessionId: identified?.details.sessionId });
  expect(identified?.details.memberships).toMatchObject([{ id: member.membershipId, role: 'partner_user' }]);
});

test('anything but a session’s secret identifies nobody', async () => {
  for (const secret of ['', 'x', idOf(token), `${token}x`, token.toLowerCase()]) {
    expect(await identify(app.db(), secret)).toBeNull();
  }
});

test('the table holds the hash of the secret and nothing of the secret itself', async () => {
  const [stored] = await app.peek<{ text: string }>(
    'select sessions::text as text from sessions where id = $1',
    [idOf(token)],
  );
  expect(stored?.text).toContain(idOf(token));
  expect(stored?.text).not.toContain(token);
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
});

test.each([
  ['its idle end', "expires_at = clock_timestamp() - interval '1 millisecond'"],
  ['its absolute end', "absolute_expires_at = clock_timestamp() - interval '1 millisecond'"],
])('past %s a session has ended, by the database’s clock', async (_, set) => {
  app.clock.set(new Date('2001-01-01'));
  await change(set);
  expect(await alive()).toBe(false);
});

test('a partner’s shorter limits apply to its people from the next request on', async () => {
  await change("created_at = now() - interval '3 hours', last_seen_at = now() - interval '61 minutes'");
  expect(await alive()).toBe(true);
  const shorten = (set: string) => app.peek(`update partners set ${set} where id = $1`, [member.partner.id]);
  await change("last_seen_at = now() - interval '61 minutes'");
  await shorten('idle_minutes = 60');
  expect(await alive()).toBe(false);
  await shorten('idle_minutes = 62');
  expect(await alive()).toBe(true);
  await shorten('absolute_hours = 3');
  expect(await alive()).toBe(false);
});

test('use extends the idle end, at most once a minute and never past the absolute end', async () => {
  const before = await row();
  await alive();
  expect(await row()).toEqual(before);
  await change("last_seen_at = now() - interval '2 minutes', expires_at = now() + interval '1 minute'");
  await alive();
  const moved = await row();
  expect(moved?.['expires_at']?.getTime()).toBeGreaterThan(Date.now() + 6 * 86_400_000);
  await change(
    "last_seen_at = now() - interval '2 minutes', absolute_expires_at = now() + interval '1 hour'",
  );
  await alive();
  const capped = await row();
  expect(capped?.['expires_at']).toEqual(capped?.['absolute_expires_at']);
});

test('staff sessions are shorter: an hour idle, a day at most', async () => {
  const { userId } = member;
  const staffToken = await app.transact(
    { actor: member.actor, origin, scope: { userId } },
    async (uow) => (await startSession(uow, { userId, membershipId: null, staff: true })).token,
  );
  const [ends] = await app.peek<{ idle: number; absolute: number }>(
    `select round(extract(epoch from expires_at - created_at))::int as idle,
            round(extract(epoch from absolute_expires_at - created_at))::int as absolute from sessions where id = $1`,
    [idOf(staffToken)],
  );
  expect(ends).toEqual({ idle: 3_600, absolute: 86_400 });
});

test('pruning deletes ended sessions only, in batches', async () => {
  await app.peek(
    `insert into sessions (id, handle, user_id, expires_at) select 'ended ' || n, gen_random_uuid(), $1, now() - interval '1 second'
       from generate_series(1, 2300) n`,
    [member.userId],
  );
  const [before] = await app.peek<{ ended: number }>(
    'select count(*)::int as ended from sessions where least(expires_at, absolute_expires_at) <= clock_timestamp()',
  );
  expect(await pruneSessions(app.db())).toBe(before?.ended);
  expect(await alive()).toBe(true);
  expect(await pruneSessions(app.db())).toBe(0);
});

test('signing out ends this session only and is logged', async () => {
  const other = await aSession(app, member);
  const identified = await identify(app.db(), token);
  if (!identified) throw new Error('no session');
  await signOut(app.transact, origin, identified, token);
  expect([await alive(), await alive(other)]).toEqual([false, true]);
  const events = await app.peek(
    "select 1 from audit_events where action = 'session.signed_out' and subject_id = $1",
    [identified.details.sessionId],
  );
  expect(events).toHaveLength(1);
});

test('a role changed by another administrator counts on the next request, and the session continues', async () => {
  const admin = await aPartnerAdmin(app, member.partner);
  await actAs(app, admin, (uow) =>
    changeMemberRole(uow, { memberId: member.membershipId, role: 'partner_admin' }),
  );
  const identified = await identify(app.db(), token);
  expect(identified?.actor.membership?.role).toBe('partner_admin');
});

test('the status of the organisation counts on the next request', async () => {
  await app.peek("update partners set status = 'suspended', requires_mfa = true where id = $1", [
    member.partner.id,
  ]);
  const identified = await identify(app.db(), token);
  expect(identified?.actor.membership?.partnerStatus).toBe('suspended');
  expect(identified?.actor.mfaEnrolmentRequired).toBe(true);
});

test('the session of a removed or deactivated member is invalid, even one that the removal did not see', async () => {
  for (const status of ['deactivated', 'removed']) {
    await app.peek('update memberships set status = $2 where id = $1', [member.membershipId, status]);
    expect(await alive()).toBe(false);
  }
  expect(await alive(await aSession(app, member))).toBe(false);
});

const switchTo = async (membershipId: string, secret = token) => {
  const identified = await identify(app.db(), secret);
  if (!identified) throw new Error('no session');
  return switchMembership(app.transact, origin, identified, secret, membershipId);
};

test('switching acts for the other membership under a new secret; the old one is invalid', async () => {
  const partner = await aPartner(app);
  const elsewhere = await alsoMemberOf(app, member, partner, 'partner_admin');
  const next = await switchTo(elsewhere);
  const identified = await identify(app.db(), next);
  expect(identified?.actor.membership).toMatchObject({
    id: elsewhere,
    role: 'partner_admin',
    partnerId: partner.id,
  });
  expect(identified?.details.memberships).toHaveLength(2);
  expect(await alive()).toBe(false);
});

test('switching extends neither the absolute end nor the partner’s, however often', async () => {
  const elsewhere = await alsoMemberOf(app, member, await aPartner(app));
  await change(
    "created_at = now() - interval '23 hours', absolute_expires_at = now() + interval '1 hour', idle_seconds = 3600",
  );
  const { created_at, absolute_expires_at } = (await row()) ?? {};
  const back = await switchTo(member.membershipId, await switchTo(elsewhere));
  expect(await row(back)).toMatchObject({ created_at, absolute_expires_at, idle_seconds: 3_600 });
  await app.peek('update partners set absolute_hours = 23 where id = $1', [member.partner.id]);
  expect(await alive(back)).toBe(false);
});

test('a foreign, an ended and an unknown membership get one answer, and the session stays', async () => {
  const stranger = await aMember(app);
  const partner = await aPartner(app);
  const ended = await alsoMemberOf(app, member, partner);
  await actAs(app, await aPartnerAdmin(app, partner), (uow) => removeMember(uow, { memberId: ended }));
  for (const id of [stranger.membershipId, ended, '01900000-0000-7000-8000-00000000dead']) {
    expect(await refusalOf(switchTo(id))).toBe('not_found');
  }
  expect(await alive()).toBe(true);
});

test('eight concurrent switches leave one session', async () => {
  const elsewhere = await alsoMemberOf(app, member, await aPartner(app));
  const tries = await Promise.all(
    Array.from({ length: 8 }, () => refusalOf(switchTo(elsewhere)).catch(() => 'no session')),
  );
  expect(tries.filter((refusal) => refusal === null)).toHaveLength(1);
  expect(await app.peek('select 1 from sessions where user_id = $1', [member.userId])).toHaveLength(1);
});

test('a session that was signed out meanwhile cannot be switched', async () => {
  const elsewhere = await alsoMemberOf(app, member, await aPartner(app));
  const identified = await identify(app.db(), token);
  if (!identified) throw new Error('no session');
  await signOut(app.transact, origin, identified, token);
  const late = switchMembership(app.transact, origin, identified, token, elsewhere);
  expect(await refusalOf(late)).toBe('unauthenticated');
  expect(await app.peek('select 1 from sessions where user_id = $1', [member.userId])).toEqual([]);
});
