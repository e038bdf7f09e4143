import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  actAs,
  alsoMemberOf,
  aMember,
  aPartner,
  aPartnerAdmin,
  aSession,
  eventsOf,
  inTurn,
  openMailServer,
  openTestApp,
  refusalOf,
  whileHeld,
  type MailServer,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { findMember, identify, refuseLastAdmin } from '../identity/index.ts';
import {
  changeMemberRole,
  inviteTeamMembers,
  listMembers,
  removeMember,
  updateOwnSettings,
} from './index.ts';

let app: TestApp;
let office: MailServer;
beforeAll(async () => {
  app = await openTestApp();
  office = await openMailServer(app);
});
afterAll(async () => {
  await office.close();
  await app.close();
});

const demote = (by: TestMember, { membershipId }: TestMember) =>
  actAs(app, by, (uow) => changeMemberRole(uow, { memberId: membershipId, role: 'partner_user' }));
const remove = (by: TestMember, { membershipId }: TestMember) =>
  actAs(app, by, (uow) => removeMember(uow, { memberId: membershipId }));
const adminsOf = (partnerId: string) =>
  app.peek(
    "select 1 from memberships where partner_id = $1 and role = 'partner_admin' and status = 'active'",
    [partnerId],
  );
const rowOf = async ({ membershipId }: TestMember) =>
  (await app.peek('select role, status from memberships where id = $1', [membershipId]))[0];

async function twoAdmins(): Promise<[TestMember, TestMember]> {
  const one = await aPartnerAdmin(app);
  return [one, await aPartnerAdmin(app, one.partner)];
}

test.each([
  ['two demotions', demote, demote],
  ['a demotion, then a removal', demote, remove],
  ['a removal, then a demotion', remove, demote],
  ['two removals', remove, remove],
])(
  'of %s of each other concurrently only the first happens: one administrator is left',
  async (_, first, second) => {
    const [one, other] = await twoAdmins();
    const [early, late] = await inTurn(
      app,
      one.partner.id,
      () => refusalOf(first(one, other)),
      () => refusalOf(second(other, one)),
    );
    expect(early).toBeNull();
    // The loser of the race had lost the role as well, and was refused for that.
    expect(late).toBe(first === demote ? 'role_not_allowed' : 'unauthenticated');
    expect(await adminsOf(one.partner.id)).toHaveLength(1);
  },
);

// A likely race, a hundred times. With wrong locks 21 to 59 of them fail (SECURITY).
test('after two concurrent demotions, 100 times over, one administrator is always left', async () => {
  for (let round = 0; round < 100; round += 1) {
    const [one, other] = await twoAdmins();
    const answers = await Promise.all([refusalOf(demote(one, other)), refusalOf(demote(other, one))]);
    expect(await adminsOf(one.partner.id)).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set([null, 'role_not_allowed']));
  }
});

test('an administrator changes a role, once, and the event holds before and after', async () => {
  const [admin] = await twoAdmins();
  const member = await aMember(app, { partner: admin.partner });
  const before = (await eventsOf(app, admin.partner.id)).length;
  const change = { memberId: member.membershipId, role: 'partner_admin' } as const;
  await actAs(app, admin, (uow) => changeMemberRole(uow, change));
  await actAs(app, admin, (uow) => changeMemberRole(uow, change));
  expect(await rowOf(member)).toEqual({ role: 'partner_admin', status: 'active' });
  expect(await eventsOf(app, admin.partner.id, before)).toMatchObject([
    {
      action: 'membership.role_changed',
      actor_id: admin.userId,
      actor_label: { name: admin.name, email: admin.email, role: 'partner_admin' },
      subject_id: member.membershipId,
      details: { before: { role: 'partner_user' }, after: { role: 'partner_admin' } },
    },
  ]);
});

test('a removed member’s sessions for that membership end, those for another continue, and nobody is mailed', async () => {
  const admin = await aPartnerAdmin(app);
  const member = await aMember(app, { partner: admin.partner });
  const elsewhere = await alsoMemberOf(app, member, await aPartner(app));
  const here = await aSession(app, member);
  const there = await aSession(app, { userId: member.userId, membershipId: elsewhere });
  await remove(admin, member);
  expect(await identify(app.db(), here)).toBeNull();
  expect((await identify(app.db(), there))?.actor.membership?.id).toBe(elsewhere);
  expect((await identify(app.db(), there))?.details.memberships).toHaveLength(1);
  await office.deliver();
  expect(office.mailbox.mails()).toEqual([]);
  expect(await rowOf(member)).toMatchObject({ status: 'removed' });
  const page = await actAs(app, admin, (uow) => listMembers(uow, { limit: 25 }));
  expect(page.items.map(({ id }) => id)).toEqual([admin.membershipId]);
});

test.each([
  ['demote', demote],
  ['remove', remove],
])('nobody can %s themselves, not even with another administrator there', async (_, act) => {
  const [admin] = await twoAdmins();
  expect(await refusalOf(act(admin, admin))).toBe('self_change');
  expect(await rowOf(admin)).toEqual({ role: 'partner_admin', status: 'active' });
});

test.each(['deactivated', 'removed'])(
  'administrators who are %s do not count, nor do those of other partners',
  async (status) => {
    const [last, other] = await twoAdmins();
    await aPartnerAdmin(app);
    const isLast = () =>
      refusalOf(
        actAs(app, last, async (uow) => {
          const member = await findMember(
            uow,
            { partnerId: last.partner.id, clientId: null },
            last.membershipId,
          );
          if (member) await refuseLastAdmin(uow, member);
        }),
      );
    expect(await isLast()).toBeNull();
    await app.peek('update memberships set status = $2 where id = $1', [other.membershipId, status]);
    expect(await isLast()).toBe('last_admin');
  },
);

test('a deactivated administrator may be demoted though only one active one is left', async () => {
  const [admin, other] = await twoAdmins();
  await app.peek("update memberships set status = 'deactivated' where id = $1", [other.membershipId]);
  expect(await refusalOf(demote(admin, other))).toBeNull();
});

test.each([
  ['changing a role', (by: TestMember, m: TestMember) => demote(by, m), 'role_not_allowed'],
  ['removing', (by: TestMember, m: TestMember) => remove(by, m), 'role_not_allowed'],
  [
    'inviting',
    (by: TestMember) =>
      actAs(app, by, (uow) =>
        inviteTeamMembers(uow, { emails: ['x@example.test'], role: 'partner_user', sendAfterSeconds: 0 }),
      ),
    'role_not_allowed',
  ],
  [
    'settings',
    (by: TestMember) => actAs(app, by, (uow) => updateOwnSettings(uow, { idleMinutes: 60 })),
    'role_not_allowed',
  ],
])(
  '%s: an administrator demoted while waiting for the lock has no rights under it',
  async (_, act, reason) => {
    const [admin] = await twoAdmins();
    const member = await aPartnerAdmin(app, admin.partner);
    const late = whileHeld(
      app,
      admin.partner.id,
      () => refusalOf(act(admin, member)),
      (holder) =>
        holder.query("update memberships set role = 'partner_user' where id = $1", [admin.membershipId]),
    );
    expect(await late).toBe(reason);
    expect(await rowOf(member)).toEqual({ role: 'partner_admin', status: 'active' });
  },
);

test('an administrator removed while waiting is signed out, and one whose partner was suspended gets that reason', async () => {
  const [admin, other] = await twoAdmins();
  const gone = whileHeld(
    app,
    admin.partner.id,
    () => refusalOf(remove(admin, other)),
    (holder) => holder.query("update memberships set status = 'removed' where id = $1", [admin.membershipId]),
  );
  expect(await gone).toBe('unauthenticated');
  const [one, two] = await twoAdmins();
  const blocked = whileHeld(
    app,
    one.partner.id,
    () => refusalOf(remove(one, two)),
    (holder) => holder.query("update partners set status = 'suspended' where id = $1", [one.partner.id]),
  );
  expect(await blocked).toBe('organisation_suspended');
});

test('a foreign, a removed and an unknown member get one answer', async () => {
  const [admin] = await twoAdmins();
  const removed = await aMember(app, { partner: admin.partner });
  await remove(admin, removed);
  const foreign = await aPartnerAdmin(app);
  const unknown = { ...foreign, membershipId: '01900000-0000-7000-8000-00000000dead' };
  for (const member of [foreign, removed, unknown]) {
    expect(await refusalOf(demote(admin, member))).toBe('not_found');
    expect(await refusalOf(remove(admin, member))).toBe('not_found');
  }
  expect(await rowOf(foreign)).toEqual({ role: 'partner_admin', status: 'active' });
});

test('a removed member can become a member again, with a new membership', async () => {
  const [admin] = await twoAdmins();
  const member = await aMember(app, { partner: admin.partner });
  await remove(admin, member);
  const again = await alsoMemberOf(app, member, admin.partner);
  expect(again).not.toBe(member.membershipId);
  const page = await actAs(app, admin, (uow) => listMembers(uow, { limit: 25, search: member.email }));
  expect(page.items.map(({ id }) => id)).toEqual([again]);
});

test('the roster marks the reader’s own row, and the last administrator', async () => {
  const [admin, other] = await twoAdmins();
  await demote(admin, other);
  const page = await actAs(app, other, (uow) => listMembers(uow, { limit: 25 }));
  const details = page.items.map(({ id, self, lastAdmin, role }) => ({ id, self, lastAdmin, role }));
  expect(details).toEqual([
    { id: admin.membershipId, self: false, lastAdmin: true, role: 'partner_admin' },
    { id: other.membershipId, self: true, lastAdmin: false, role: 'partner_user' },
  ]);
});

test('settings: only given fields change, an outdated version is stale, nobody locks themselves out', async () => {
  const admin = await aPartnerAdmin(app);
  const change = (input: Parameters<typeof updateOwnSettings>[1]) =>
    actAs(app, admin, (uow) => updateOwnSettings(uow, input));
  const first = await change({ idleMinutes: 60 });
  expect(first).toEqual({ requiresMfa: false, idleMinutes: 60, absoluteHours: 720, version: 2 });
  expect(await refusalOf(change({ absoluteHours: 8, version: 1 }))).toBe('stale');
  expect(await change({ absoluteHours: 8, version: 2 })).toMatchObject({
    idleMinutes: 60,
    absoluteHours: 8,
    version: 3,
  });
  expect(await refusalOf(change({ requiresMfa: true }))).toBe('mfa_enrolment_required');
  await app.peek('update users set mfa_enabled = true where id = $1', [admin.userId]);
  expect(await change({ requiresMfa: true })).toMatchObject({ requiresMfa: true });
});
