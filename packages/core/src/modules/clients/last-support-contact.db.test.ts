import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  aClient,
  actAs,
  aMember,
  aPartnerAdmin,
  inTurn,
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

const oneStays = { outcomes: new Set(['last_support_contact', null]), left: 1 };

/** Two contacts of a client, of whom only one may go. A removal uses fresh members. */
async function twoContacts(
  ...acts: readonly Act[]
): Promise<[clientId: string, left: string, right: string]> {
  const removed = acts.includes(remove);
  const pair = removed
    ? [await aMember(app, { partner: admin.partner }), await aMember(app, { partner: admin.partner })]
    : [one, other];
  const { id } = await aClient(app, admin, { contacts: pair });
  return [id, pair[0]?.membershipId ?? '', pair[1]?.membershipId ?? ''];
}

// A certain race: both wait for the same lock, in either order.
test.each([
  ['two contacts unassigned', unassign, unassign],
  ['one unassigned, then the other removed', unassign, remove],
  ['one removed, then the other unassigned', remove, unassign],
  ['one unassigned, then the other unmarked', unassign, mark],
  ['one unmarked, then the other unassigned', mark, unassign],
  ['both removed', remove, remove],
] as const)(
  '%s at the same moment: the first succeeds, the second is refused with the reason',
  async (_, first, then) => {
    const [id, left, right] = await twoContacts(first, then);
    const outcomes = await inTurn(
      app,
      admin.partner.id,
      () => refusalOf(first(id, left, admin)),
      () => refusalOf(then(id, right, second)),
    );
    expect(outcomes).toEqual([null, 'last_support_contact']);
    expect(await contactsOf(id)).toHaveLength(1);
  },
);

// A likely race, a hundred times. Without the lock 21 to 59 of them fail.
test('two contacts unassigned at the same moment: one stays, in 100 rounds', async () => {
  for (let round = 0; round < 100; round += 1) {
    const [id, left, right] = await twoContacts();
    const outcomes = new Set(
      await Promise.all([refusalOf(unassign(id, left, admin)), refusalOf(unassign(id, right, second))]),
    );
    expect({ round, outcomes, left: (await contactsOf(id)).length }).toEqual({ round, ...oneStays });
  }
}, 120_000);

describe('a member demoted at the same moment', () => {
  const setRole = (role: 'partner_admin' | 'partner_user') =>
    actAs(app, admin, (uow) => changeMemberRole(uow, { memberId: second.membershipId, role }));
  afterEach(() => setRole('partner_admin'));
  const demotion = () => refusalOf(setRole('partner_user'));
  const attempt = (id: string) => () => refusalOf(unassign(id, one.membershipId, second));

  test('unassigns before it', async () => {
    const { id } = await aClient(app, admin, { contacts: [one, other] });
    expect(await inTurn(app, admin.partner.id, attempt(id), demotion)).toEqual([null, null]);
    expect(await contactsOf(id)).toHaveLength(1);
  });

  test('or not at all', async () => {
    const { id } = await aClient(app, admin, { contacts: [one, other] });
    expect(await inTurn(app, admin.partner.id, demotion, attempt(id))).toEqual([null, 'role_not_allowed']);
    expect(await contactsOf(id)).toHaveLength(2);
  });
});
