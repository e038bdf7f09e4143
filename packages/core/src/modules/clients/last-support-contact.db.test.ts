import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aClient,
  actAs,
  aMember,
  aPartnerAdmin,
  openTestApp,
  refusalOf,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { changeMemberRole, removeMember } from '../partner-team/index.ts';
import { assignMember, setSupportContact, unassignMember, updatePermissions } from './index.ts';

let app: TestApp;
let admin: TestMember;
let second: TestMember;
let one: TestMember;
let other: TestMember;
beforeAll(async () => {
  app = await openTestApp();
  admin = await aPartnerAdmin(app);
  second = await aPartnerAdmin(app, admin.partner);
  one = await aMember(app, { partner: admin.partner });
  other = await aMember(app, { partner: admin.partner });
});
afterAll(() => app.close());

type Act = (clientId: string, memberId: string, by?: TestMember) => Promise<unknown>;
const unassign: Act = (clientId, memberId, by = admin) =>
  actAs(app, by, (uow) => unassignMember(uow, { clientId, memberId }));
const mark: Act = (clientId, memberId, by = admin) =>
  actAs(app, by, (uow) => setSupportContact(uow, { clientId, memberId, supportContact: false }));
const remove: Act = (_, memberId, by = admin) => actAs(app, by, (uow) => removeMember(uow, { memberId }));
const contactsOf = (clientId: string) =>
  app.peek(
    `select 1 from client_assignments a join memberships m on m.id = a.membership_id
      where a.client_id = $1 and a.support_contact and m.status = 'active'`,
    [clientId],
  );

const everyWay = [
  ['unassigning', unassign],
  ['taking the mark away', mark],
  ['removing the member', remove],
] as const;

describe.each(everyWay)('%s', (_, act) => {
  test('is refused for the last support contact, naming the client', async () => {
    const contact = await aMember(app, { partner: admin.partner });
    const client = await aClient(app, admin, { contacts: [contact], members: [one] });
    await expect(act(client.id, contact.membershipId)).rejects.toMatchObject({
      reason: 'last_support_contact',
      clients: [{ id: client.id, code: client.code, businessName: client.businessName }],
    });
    expect(await contactsOf(client.id)).toHaveLength(1);
    await actAs(app, admin, (uow) =>
      assignMember(uow, { clientId: client.id, memberId: other.membershipId, supportContact: true }),
    );
    expect(await refusalOf(act(client.id, contact.membershipId))).toBeNull();
  });

  test('a deactivated contact does not count', async () => {
    const [contact, away] = [
      await aMember(app, { partner: admin.partner }),
      await aMember(app, { partner: admin.partner }),
    ];
    const client = await aClient(app, admin, { contacts: [contact, away] });
    await app.peek("update memberships set status = 'deactivated' where id = $1", [away.membershipId]);
    expect(await refusalOf(act(client.id, contact.membershipId))).toBe('last_support_contact');
    expect(await refusalOf(act(client.id, away.membershipId))).toBeNull();
  });

  test('succeeds where no support contact is required', async () => {
    const contact = await aMember(app, { partner: admin.partner });
    const { id: clientId } = await aClient(app, admin, { contacts: [contact] });
    await actAs(app, admin, (uow) => updatePermissions(uow, { clientId, requiresSupportContact: false }));
    expect(await refusalOf(act(clientId, contact.membershipId))).toBeNull();
  });
});

test('a removal names every client that would have no contact, by name', async () => {
  const contact = await aMember(app, { partner: admin.partner });
  const late = await aClient(app, admin, { businessName: 'Zoo', contacts: [contact] });
  const early = await aClient(app, admin, { businessName: 'Ant', contacts: [contact] });
  await aClient(app, admin, { contacts: [contact, one] });
  await expect(remove('', contact.membershipId)).rejects.toMatchObject({
    reason: 'last_support_contact',
    clients: [{ id: early.id }, { id: late.id }],
  });
  const rows = await app.peek('select 1 from client_assignments where membership_id = $1', [
    contact.membershipId,
  ]);
  expect(rows).toHaveLength(3);
});

test('a client may start with none, and requiring one later is fine', async () => {
  const { id: clientId } = await aClient(app, admin, { members: [one] });
  const require = (requiresSupportContact: boolean) =>
    actAs(app, admin, (uow) => updatePermissions(uow, { clientId, requiresSupportContact }));
  await require(false);
  expect(await require(true)).toMatchObject({ requiresSupportContact: true });
  expect(await refusalOf(unassign(clientId, one.membershipId))).toBeNull();
});

const rounds = Array.from({ length: 100 }, (_, round) => round);
const together: readonly (readonly [string, Act, Act])[] = [
  ['two contacts unassigned', unassign, unassign],
  ['one unassigned, the other removed', unassign, remove],
  ['one unassigned, the other unmarked', unassign, mark],
  ['both removed', remove, remove],
];

test.each(together)(
  '%s at the same moment: one stays, in 100 rounds',
  async (_, first, then) => {
    for (const round of rounds) {
      const removed = first === remove || then === remove;
      const pair = removed
        ? [await aMember(app, { partner: admin.partner }), await aMember(app, { partner: admin.partner })]
        : [one, other];
      const [left, right] = [pair[0]?.membershipId ?? '', pair[1]?.membershipId ?? ''];
      const { id } = await aClient(app, admin, { contacts: pair });
      const outcomes = await Promise.all([
        refusalOf(first(id, left, admin)),
        refusalOf(then(id, right, second)),
      ]);
      expect({ round, outcomes: new Set(outcomes) }).toEqual({
        round,
        outcomes: new Set(['last_support_contact', null]),
      });
      expect(await contactsOf(id)).toHaveLength(1);
    }
  },
  120_000,
);

test('who is demoted at the same moment unassigns before it or not at all, in 100 rounds', async () => {
  const { membershipId: memberId } = second;
  for (const round of rounds) {
    const { id } = await aClient(app, admin, { contacts: [one, other] });
    const [demotion, attempt] = await Promise.all([
      refusalOf(actAs(app, admin, (uow) => changeMemberRole(uow, { memberId, role: 'partner_user' }))),
      refusalOf(unassign(id, one.membershipId, second)),
    ]);
    expect(demotion).toBeNull();
    expect({ round, left: (await contactsOf(id)).length }).toEqual({ round, left: attempt === null ? 1 : 2 });
    expect([null, 'role_not_allowed']).toContain(attempt);
    await actAs(app, admin, (uow) => changeMemberRole(uow, { memberId, role: 'partner_admin' }));
  }
}, 120_000);
