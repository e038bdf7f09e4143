import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../platform/index.ts';
import {
  aClient,
  actAs,
  aMember,
  aPartnerAdmin,
  eventsOf,
  openTestApp,
  refusalOf,
  type TestApp,
  type TestMember,
} from '../../testing/index.ts';
import { listAssignedClientsOf, listMembers, removeMember } from '../partner-team/index.ts';
import type { ClientRow } from './contract.ts';
import {
  assignMember,
  listAssignments,
  listEligibleMembers,
  setSupportContact,
  unassignMember,
} from './index.ts';

let app: TestApp;
let admin: TestMember;
let bob: TestMember;
let bea: TestMember;
let client: ClientRow;
beforeAll(async () => {
  app = await openTestApp();
  admin = await aPartnerAdmin(app);
  bob = await aMember(app, { partner: admin.partner, name: 'Bob Carver' });
  bea = await aMember(app, { partner: admin.partner, name: 'Béa Ruiz' });
  client = await aClient(app, admin, { contacts: [admin], members: [bob] });
});
afterAll(() => app.close());

const assign = (member: TestMember | string, supportContact = false) =>
  actAs(app, admin, (uow) =>
    assignMember(uow, {
      clientId: client.id,
      memberId: typeof member === 'string' ? member : member.membershipId,
      supportContact,
    }),
  );
const unassign = ({ membershipId: memberId }: TestMember) =>
  actAs(app, admin, (uow) => unassignMember(uow, { clientId: client.id, memberId }));
const assigned = (who: TestMember, more = {}) =>
  actAs(app, who, (uow) => listAssignments(uow, { clientId: client.id, limit: 25, ...more }));
const eligible = (more = {}) =>
  actAs(app, admin, (uow) => listEligibleMembers(uow, { clientId: client.id, limit: 25, ...more }));
const names = (page: { items: { name: string }[] }) => page.items.map(({ name }) => name);

test('assigned and eligible members make up the active team; both lists search and sort', async () => {
  const { items } = await assigned(admin);
  expect(items).toMatchObject([
    {
      memberId: bob.membershipId,
      name: 'Bob Carver',
      email: bob.email,
      role: 'partner_user',
      supportContact: false,
    },
    {
      memberId: admin.membershipId,
      supportContact: true,
      lastSupportContact: true,
      self: true,
      status: 'active',
    },
  ]);
  expect(names(await assigned(admin, { search: 'carv' }))).toEqual(['Bob Carver']);
  expect(names(await assigned(admin, { search: 'bea' }))).toEqual([]);
  expect(names(await eligible())).toEqual(['Béa Ruiz']);
  expect(names(await eligible({ search: 'BEA' }))).toEqual(['Béa Ruiz']);
  expect(names(await eligible({ search: 'carv' }))).toEqual([]);
  expect((await eligible({ search: 'e' })).total).toBe(1);
  expect((await assigned(admin, { sort: { by: 'role', dir: 'asc' } })).items[0]?.role).toBe('partner_admin');
  // An assigned partner user reads the same list. For another one the client does not exist.
  expect(names(await assigned(bob))).toEqual(names(await assigned(admin)));
  expect(await refusalOf(assigned(bea))).toBe('not_found');
});

test('an assignment and its end write one event each, at the client, about the member', async () => {
  const before = (await eventsOf(app, admin.partner.id)).length;
  await assign(bea, true);
  expect(await refusalOf(assign(bea))).toBe('already_exists');
  const { membershipId: memberId } = bea;
  const mark = (supportContact: boolean) =>
    actAs(app, admin, (uow) => setSupportContact(uow, { clientId: client.id, memberId, supportContact }));
  await mark(true);
  await mark(false);
  await unassign(bea);
  expect(await refusalOf(unassign(bea))).toBe('not_found');
  expect(await refusalOf(mark(true))).toBe('not_found');
  const named = { id: client.id, code: client.code, businessName: client.businessName };
  const about = { client_id: client.id, subject_type: 'membership', subject_id: memberId };
  expect(await eventsOf(app, admin.partner.id, before)).toMatchObject([
    { action: 'assignment.created', ...about, details: { client: named, after: { supportContact: true } } },
    {
      action: 'assignment.support_contact_changed',
      ...about,
      details: { client: named, before: { supportContact: true }, after: { supportContact: false } },
    },
    { action: 'assignment.removed', ...about, details: { client: named, before: { supportContact: false } } },
  ]);
});

test('a person who is not an active member of the own partner is not found', async () => {
  const [away, gone] = [
    await aMember(app, { partner: admin.partner }),
    await aMember(app, { partner: admin.partner }),
  ];
  await app.peek("update memberships set status = 'deactivated' where id = $1", [away.membershipId]);
  await app.peek("update memberships set status = 'removed' where id = $1", [gone.membershipId]);
  for (const member of [away, gone, await aMember(app), newId()])
    expect(await refusalOf(assign(member))).toBe('not_found');
  expect(names(await eligible({ search: away.name }))).toEqual([]);
});

test('a removed member leaves every client, with an event for each', async () => {
  const leaving = await aMember(app, { partner: admin.partner });
  const second = await aClient(app, admin, { contacts: [admin, leaving] });
  await assign(leaving);
  const before = (await eventsOf(app, admin.partner.id)).length;
  await actAs(app, admin, (uow) => removeMember(uow, { memberId: leaving.membershipId }));
  const events = await eventsOf(app, admin.partner.id, before);
  const of = (name: string) => events.filter(({ action }) => action === name);
  expect(events).toHaveLength(3);
  expect(of('membership.removed')).toHaveLength(1);
  expect(new Set(of('assignment.removed').map((event) => Reflect.get(event, 'client_id')))).toEqual(
    new Set([client.id, second.id]),
  );
  const left = await app.peek('select 1 from client_assignments where membership_id = $1', [
    leaving.membershipId,
  ]);
  expect(left).toEqual([]);
});

describe('assigned clients of a member', () => {
  const assignedClients = (who: TestMember, memberId?: string, search?: string) =>
    actAs(app, who, (uow) => listAssignedClientsOf(uow, { memberId, search, limit: 25 }));

  test("one's own without an id; anybody's for an administrator", async () => {
    const shown = {
      id: client.id,
      code: client.code,
      businessName: client.businessName,
      status: 'onboarding',
      lastSupportContact: false,
    };
    expect((await assignedClients(bob)).items).toEqual([{ ...shown, supportContact: false }]);
    expect((await assignedClients(bob, bob.membershipId.toUpperCase())).total).toBe(1);
    expect((await assignedClients(admin, bob.membershipId)).items).toHaveLength(1);
    expect((await assignedClients(bob, undefined, client.code)).total).toBe(1);
    expect((await assignedClients(bea)).items).toEqual([]);
  });

  test("another member's is refused to a partner user whatever the id, and not found for an administrator of another team", async () => {
    const foreign = await aMember(app);
    for (const id of [bea.membershipId, foreign.membershipId, newId(), 'nonsense'])
      expect(await refusalOf(assignedClients(bob, id))).toBe('role_not_allowed');
    for (const id of [foreign.membershipId, newId()])
      expect(await refusalOf(assignedClients(admin, id))).toBe('not_found');
    expect(await refusalOf(assignedClients(admin, 'nonsense'))).toBe('invalid_input');
  });

  test('the roster counts them for administrators', async () => {
    const row = async (who: TestMember) => {
      const { items } = await actAs(app, who, (uow) => listMembers(uow, { search: bob.email, limit: 1 }));
      return items[0] ?? {};
    };
    expect(await row(admin)).toMatchObject({ assignedClients: 1 });
    expect(Object.keys(await row(bob))).not.toContain('assignedClients');
  });
});
