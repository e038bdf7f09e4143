import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, systemOrigin } from '../../platform/index.ts';
import {
  aClient,
  actAs,
  aMember,
  aPartner,
  aPartnerAdmin,
  alsoMemberOf,
  aSession,
  eventsOf,
  inTurn,
  openTestApp,
  refusalOf,
  testPassword,
  whileHeld,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { assignMember, listAssignments, listEligibleMembers } from '../clients/index.ts';
import { identify, signIn } from '../identity/index.ts';
import {
  changeMemberRole,
  deactivateMember,
  getMember,
  inviteTeamMembers,
  listMembers,
  reactivateMember,
  removeMember,
} from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Act = (by: TestMember, about: Pick<TestMember, 'membershipId'>) => Promise<void>;
const deactivate: Act = (by, { membershipId: memberId }) =>
  actAs(app, by, (uow) => deactivateMember(uow, { memberId }));
const reactivate: Act = (by, { membershipId: memberId }) =>
  actAs(app, by, (uow) => reactivateMember(uow, { memberId }));
const demote: Act = (by, { membershipId: memberId }) =>
  actAs(app, by, (uow) => changeMemberRole(uow, { memberId, role: 'partner_user' }));
const remove: Act = (by, { membershipId: memberId }) =>
  actAs(app, by, (uow) => removeMember(uow, { memberId }));
const assign = (by: TestMember, clientId: string, { membershipId: memberId }: TestMember) =>
  actAs(app, by, (uow) => assignMember(uow, { clientId, memberId, supportContact: true }));
const tryToSignIn = ({ email }: TestMember) =>
  signIn({ ...app, db: app.db() }, systemOrigin('test'), { email, password: testPassword });
const activeAdmins = async (partnerId: string) =>
  (
    await app.peek(
      "select 1 from memberships where partner_id = $1 and client_id is null and role = 'partner_admin' and status = 'active'",
      [partnerId],
    )
  ).length;

async function twoAdmins(): Promise<[TestMember, TestMember]> {
  const one = await aPartnerAdmin(app);
  return [one, await aPartnerAdmin(app, one.partner)];
}

test('a deactivated member is signed out here, stays signed in elsewhere, and gets in again only when reactivated', async () => {
  const admin = await aPartnerAdmin(app);
  const member = await aMember(app, { partner: admin.partner });
  const elsewhere = await alsoMemberOf(app, member, await aPartner(app));
  const [here, there] = [
    await aSession(app, member),
    await aSession(app, { userId: member.userId, membershipId: elsewhere }),
  ];
  const before = (await eventsOf(app, admin.partner.id)).length;
  await deactivate(admin, member);
  await deactivate(admin, member);
  expect(await identify(app.db(), here)).toBeNull();
  expect((await identify(app.db(), there))?.details.memberships.map(({ id }) => id)).toEqual([elsewhere]);
  await reactivate(admin, member);
  await reactivate(admin, member);
  // The session that ended stays ended.
  expect(await identify(app.db(), here)).toBeNull();
  expect((await identify(app.db(), there))?.details.memberships).toHaveLength(2);
  expect(await eventsOf(app, admin.partner.id, before)).toMatchObject([
    {
      action: 'membership.deactivated',
      actor_id: admin.userId,
      subject_id: member.membershipId,
      details: { before: { status: 'active' }, after: { status: 'deactivated' } },
    },
    { action: 'membership.reactivated', details: { after: { status: 'active' } } },
  ]);
});

test('a person whose only membership is deactivated is refused like a wrong password; reactivated, they sign in', async () => {
  const admin = await aPartnerAdmin(app);
  const member = await aMember(app, { partner: admin.partner });
  await deactivate(admin, member);
  expect((await tryToSignIn(member)).status).toBe('refused');
  await reactivate(admin, member);
  expect((await tryToSignIn(member)).status).toBe('signed_in');
});

test('a session opened while the deactivation committed does not become valid with the reactivation', async () => {
  const admin = await aPartnerAdmin(app);
  const member = await aMember(app, { partner: admin.partner });
  await deactivate(admin, member);
  const late = await aSession(app, member);
  expect(await identify(app.db(), late)).toBeNull();
  await reactivate(admin, member);
  expect(await identify(app.db(), late)).toBeNull();
});

test('nobody deactivates or reactivates themselves', async () => {
  const [admin] = await twoAdmins();
  expect(await refusalOf(deactivate(admin, admin))).toBe('self_change');
  expect(await refusalOf(reactivate(admin, admin))).toBe('self_change');
});

test('foreign, removed and unknown members get one answer', async () => {
  const [admin] = await twoAdmins();
  const removed = await aMember(app, { partner: admin.partner });
  await remove(admin, removed);
  for (const about of [await aPartnerAdmin(app), removed, { membershipId: newId() }]) {
    expect(await refusalOf(deactivate(admin, about))).toBe('not_found');
    expect(await refusalOf(reactivate(admin, about))).toBe('not_found');
    expect(
      await refusalOf(actAs(app, admin, (uow) => getMember(uow, { memberId: about.membershipId }))),
    ).toBe('not_found');
  }
});

test('assignments stay without effect: the last active support contact is protected, naming the client', async () => {
  const [admin, other] = await twoAdmins();
  const bob = await aMember(app, { partner: admin.partner });
  const client = await aClient(app, admin, { contacts: [bob] });
  await expect(deactivate(admin, bob)).rejects.toMatchObject({
    reason: 'last_support_contact',
    clients: [{ id: client.id, code: client.code, businessName: client.businessName }],
  });
  await assign(admin, client.id, other);
  await deactivate(admin, bob);
  // Bob is still a support contact, but does not count.
  expect(await refusalOf(deactivate(admin, other))).toBe('last_support_contact');
  const { items } = await actAs(app, admin, (uow) =>
    listAssignments(uow, { clientId: client.id, limit: 25 }),
  );
  expect(items.find(({ memberId }) => memberId === bob.membershipId)).toMatchObject({
    status: 'deactivated',
    supportContact: true,
    lastSupportContact: false,
  });
  await reactivate(admin, bob);
  expect(await refusalOf(deactivate(admin, other))).toBeNull();
});

test('a deactivated member cannot be assigned, is not offered for it, and needs no invitation', async () => {
  const admin = await aPartnerAdmin(app);
  const member = await aMember(app, { partner: admin.partner });
  const client = await aClient(app, admin, { contacts: [admin] });
  await deactivate(admin, member);
  expect(await refusalOf(assign(admin, client.id, member))).toBe('not_found');
  const eligible = await actAs(app, admin, (uow) =>
    listEligibleMembers(uow, { clientId: client.id, limit: 25 }),
  );
  expect(eligible.items).toEqual([]);
  const { results } = await actAs(app, admin, (uow) =>
    inviteTeamMembers(uow, { emails: [member.email], role: 'partner_user', sendAfterSeconds: 0 }),
  );
  expect(results).toMatchObject([{ outcome: 'already_member' }]);
});

test('the roster shows deactivated members, and a single row equals the list’s row', async () => {
  const admin = await aPartnerAdmin(app);
  const member = await aMember(app, { partner: admin.partner });
  await deactivate(admin, member);
  const { items } = await actAs(app, admin, (uow) => listMembers(uow, { limit: 25 }));
  const listed = items.find(({ id }) => id === member.membershipId);
  expect(listed).toMatchObject({ status: 'deactivated', assignedClients: 0 });
  const one = (who: TestMember) =>
    actAs(app, who, (uow) => getMember(uow, { memberId: member.membershipId }));
  expect(await one(admin)).toEqual(listed);
  // Other members' assignments are not for a partner user (PRODUCT §3.2).
  expect(await one(await aMember(app, { partner: admin.partner }))).not.toHaveProperty('assignedClients');
});

test.each([
  ['two deactivations', deactivate, deactivate],
  ['a deactivation and a demotion', deactivate, demote],
  ['a demotion and a deactivation', demote, deactivate],
  ['a deactivation and a removal', deactivate, remove],
  ['a removal and a deactivation', remove, deactivate],
] as const)(
  'of %s of each other concurrently only the first happens: one administrator is left',
  async (_, first, second) => {
    const [one, other] = await twoAdmins();
    const [early, late] = await inTurn(
      app,
      one.partner.id,
      () => refusalOf(first(one, other)),
      () => refusalOf(second(other, one)),
    );
    expect([early, late]).toEqual([null, first === demote ? 'role_not_allowed' : 'unauthenticated']);
    expect(await activeAdmins(one.partner.id)).toBe(1);
  },
);

test('a member deactivated while their assignment waits for the lock is not assigned', async () => {
  const admin = await aPartnerAdmin(app);
  const member = await aMember(app, { partner: admin.partner });
  const client = await aClient(app, admin, { contacts: [admin] });
  const late = whileHeld(
    app,
    admin.partner.id,
    () => refusalOf(assign(admin, client.id, member)),
    (holder) =>
      holder.query("update memberships set status = 'deactivated' where id = $1", [member.membershipId]),
  );
  expect(await late).toBe('not_found');
});

test('a member who becomes the last support contact while their deactivation waits is not deactivated', async () => {
  const [admin, other] = await twoAdmins();
  const client = await aClient(app, admin, { contacts: [admin, other] });
  const late = whileHeld(
    app,
    admin.partner.id,
    () => refusalOf(deactivate(admin, other)),
    (holder) =>
      holder.query('delete from client_assignments where client_id = $1 and membership_id = $2', [
        client.id,
        admin.membershipId,
      ]),
  );
  expect(await late).toBe('last_support_contact');
});

test('an administrator deactivated while waiting for the lock is signed out, and nothing is done', async () => {
  const [admin, other] = await twoAdmins();
  const late = whileHeld(
    app,
    admin.partner.id,
    () => refusalOf(deactivate(admin, other)),
    (holder) =>
      holder.query("update memberships set status = 'deactivated' where id = $1", [admin.membershipId]),
  );
  expect(await late).toBe('unauthenticated');
  expect(await activeAdmins(admin.partner.id)).toBe(1);
});
