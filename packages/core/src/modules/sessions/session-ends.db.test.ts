import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  aClient,
  aClientUser,
  alsoMemberOf,
  aMember,
  aPartner,
  aPartnerAdmin,
  aSession,
  openTestApp,
  testPassword,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { newId, systemOrigin } from '../../platform/index.ts';
import { createStaffAccount, identify, signIn, switchMembership } from '../identity/index.ts';

// SECURITY R13. The test moves time in the database, whose clock decides.

let app: TestApp;
let member: TestMember;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  member = await aMember(app);
});

const origin = systemOrigin('test');
const minutes = (count: number) => count;
const hours = (count: number) => 60 * count;
const days = (count: number) => 24 * hours(count);
const alive = async (token: string) => (await identify(app.db(), token)) !== null;
const idOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Lets this many minutes pass for one session. `used` means that its person was active until now. */
async function later(token: string, passed: number, use: 'idle' | 'used'): Promise<void> {
  await app.peek(
    `update sessions set created_at = created_at - $2 * interval '1 minute',
       absolute_expires_at = absolute_expires_at - $2 * interval '1 minute',
       last_seen_at = last_seen_at - case when $3 then 0 else $2 end * interval '1 minute',
       expires_at = expires_at - case when $3 then 0 else $2 end * interval '1 minute' where id = $1`,
    [idOf(token), passed, use === 'used'],
  );
}

/** Whether a new session of this person runs just before this many minutes, and no longer just after. */
async function lives(open: () => Promise<string>, limit: number, use: 'idle' | 'used'): Promise<boolean[]> {
  const seen: boolean[] = [];
  for (const passed of [limit - 1, limit + 1]) {
    const token = await open();
    await later(token, passed, use);
    seen.push(await alive(token));
  }
  return seen;
}

async function signedIn(email: string): Promise<string> {
  const result = await signIn({ ...app, db: app.db() }, origin, {
    email,
    password: testPassword,
  });
  if (result.status === 'refused') throw new Error(`${email} could not sign in`);
  return result.token;
}

async function aStaffMember(): Promise<string> {
  const email = `staff.${newId()}@vendor.test`;
  await createStaffAccount(app.database.ownerUrl, {
    email,
    name: 'Staff',
    role: 'staff_support',
    password: testPassword,
  });
  return email;
}
const makeStaff = ({ userId }: TestMember) =>
  app.peek("select grant_staff(gen_random_uuid(), $1, 'staff_support')", [userId]);
const shorten = (partnerId: string, set: string) =>
  app.peek(`update partners set ${set} where id = $1`, [partnerId]);

describe('by themselves', () => {
  test('a member’s session: seven days idle, thirty in total', async () => {
    const open = () => signedIn(member.email);
    expect(await lives(open, days(7), 'idle')).toEqual([true, false]);
    expect(await lives(open, days(30), 'used')).toEqual([true, false]);
  });

  test('staff: one hour idle, one day in total', async () => {
    const email = await aStaffMember();
    const open = () => signedIn(email);
    expect(await lives(open, minutes(60), 'idle')).toEqual([true, false]);
    expect(await lives(open, hours(24), 'used')).toEqual([true, false]);
  });
});

describe('staff with a membership elsewhere', () => {
  test('keep the limits of staff for whichever membership they act', async () => {
    await makeStaff(member);
    const open = async () => {
      const token = await signedIn(member.email);
      const identified = await identify(app.db(), token);
      if (!identified) throw new Error('no session');
      return switchMembership(app.transact, origin, identified, token, member.membershipId);
    };
    expect(await lives(open, minutes(60), 'idle')).toEqual([true, false]);
    expect(await lives(open, hours(24), 'used')).toEqual([true, false]);
  });

  test('a session from before they became staff ends like one of staff', async () => {
    const open = () => aSession(app, member);
    const before = await open();
    await later(before, minutes(90), 'idle');
    expect(await alive(before)).toBe(true);
    await makeStaff(member);
    expect(await lives(open, minutes(60), 'idle')).toEqual([true, false]);
    expect(await lives(open, hours(24), 'used')).toEqual([true, false]);
  });
});

describe('shortened by the partner', () => {
  test('for its members, running sessions included', async () => {
    const running = await signedIn(member.email);
    await later(running, minutes(20), 'idle');
    await shorten(member.partner.id, 'idle_minutes = 15, absolute_hours = 2');
    expect(await alive(running)).toBe(false);
    const open = () => signedIn(member.email);
    expect(await lives(open, minutes(15), 'idle')).toEqual([true, false]);
    expect(await lives(open, hours(2), 'used')).toEqual([true, false]);
  });

  test('for its clients’ people as well', async () => {
    const admin = await aPartnerAdmin(app);
    const { email } = await aClientUser(app, (await aClient(app, admin)).id);
    await shorten(admin.partner.id, 'idle_minutes = 30, absolute_hours = 8');
    const open = () => signedIn(email);
    expect(await lives(open, minutes(30), 'idle')).toEqual([true, false]);
    expect(await lives(open, hours(8), 'used')).toEqual([true, false]);
  });

  test('not for people who act for another partner', async () => {
    const elsewhere = await aPartner(app);
    const membershipId = await alsoMemberOf(app, member, elsewhere);
    await shorten(member.partner.id, 'idle_minutes = 15');
    const open = () => aSession(app, { userId: member.userId, membershipId });
    expect(await lives(open, days(7), 'idle')).toEqual([true, false]);
  });

  test('for a person who has not chosen a membership yet, by the strictest of their memberships', async () => {
    const elsewhere = await aPartner(app);
    await alsoMemberOf(app, member, elsewhere);
    await shorten(elsewhere.id, 'idle_minutes = 45, absolute_hours = 3');
    const open = () => signedIn(member.email);
    expect(await lives(open, minutes(45), 'idle')).toEqual([true, false]);
    expect(await lives(open, hours(3), 'used')).toEqual([true, false]);
  });

  test('not by a membership that has ended', async () => {
    const elsewhere = await aPartner(app);
    const membershipId = await alsoMemberOf(app, member, elsewhere);
    await shorten(elsewhere.id, 'idle_minutes = 45');
    await app.peek("update memberships set status = 'removed' where id = $1", [membershipId]);
    expect(await lives(() => aSession(app, { ...member, membershipId: null }), days(7), 'idle')).toEqual([
      true,
      false,
    ]);
  });
});

test('choosing a membership extends no session', async () => {
  const elsewhere = await alsoMemberOf(app, member, await aPartner(app));
  const token = await signedIn(member.email);
  await later(token, days(29), 'used');
  const identified = await identify(app.db(), token);
  if (!identified) throw new Error('no session');
  const next = await switchMembership(app.transact, origin, identified, token, elsewhere);
  await later(next, days(2), 'used');
  expect(await alive(next)).toBe(false);
});
