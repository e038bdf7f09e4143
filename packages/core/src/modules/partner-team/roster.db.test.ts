import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClient,
  aClientInvitation,
  aClientUser,
  actAs,
  aMember,
  anInvitation,
  aPartnerAdmin,
  letExpire,
  openTestApp,
  refusalOf,
  type TestApp,
  type TestInvitation,
  type TestMember,
} from '../../testing/index.ts';
import { getClientUser } from '../client-users/index.ts';
import type { MembersInput } from './contract.ts';
import { deactivateMember, getMember, listMembers } from './index.ts';

let app: TestApp;
let admin: TestMember;
let bea: TestMember;
let pending: TestInvitation;
let overdue: TestInvitation;
let clientId: string;
beforeAll(async () => {
  app = await openTestApp();
  admin = await aPartnerAdmin(app);
  const { partner } = admin;
  await app.peek("update memberships set name = 'Ada Admin', name_key = 'ada admin' where id = $1", [
    admin.membershipId,
  ]);
  bea = await aMember(app, { partner, name: 'Bea Ruiz' });
  const cem = await aMember(app, { partner, name: 'Cem Away' });
  const dan = await aMember(app, { partner, name: 'Dan Gone' });
  await actAs(app, admin, (uow) => deactivateMember(uow, { memberId: dan.membershipId }));
  await app.peek('update users set mfa_enabled = true where id = any (array[$1, $2]::uuid[])', [
    admin.userId,
    dan.userId,
  ]);
  await app.peek(
    `update memberships set created_at = now() - interval '400 days', last_active_at = now() - case when name = 'Cem Away' then 40 else 1 end * interval '1 day'
      where partner_id = $1 and name <> 'Dan Gone'`,
    [partner.id],
  );
  // Never active, and a member for 100 days.
  await app.peek("update memberships set created_at = now() - interval '100 days' where id = $1", [
    dan.membershipId,
  ]);
  clientId = (await aClient(app, admin, { contacts: [admin], members: [bea, cem] })).id;
  pending = await anInvitation(app, { admin, email: 'peer@roster.test', role: 'partner_admin' });
  overdue = await anInvitation(app, { admin, email: 'late@roster.test' });
  await letExpire(app, overdue.id);
});
afterAll(() => app.close());

const list = (input: Partial<MembersInput> = {}, who = admin) =>
  actAs(app, who, (uow) => listMembers(uow, { limit: 25, ...input }));
const shown = async (input: Partial<MembersInput>) => {
  const { items, total } = await list(input);
  expect(total).toBe(items.length);
  return items.map(({ name, email }) => (name || email).split(' ')[0]);
};

const cases: [string, () => Partial<MembersInput>, string[]][] = [
  ['nothing: members alone', () => ({}), ['Ada', 'Bea', 'Cem', 'Dan']],
  ['active', () => ({ status: ['active'] }), ['Ada', 'Bea', 'Cem']],
  ['deactivated', () => ({ status: ['deactivated'] }), ['Dan']],
  ['pending', () => ({ status: ['pending'] }), ['peer@roster.test']],
  ['expired, though the job has not marked it', () => ({ status: ['expired'] }), ['late@roster.test']],
  [
    'every state, invited people last',
    () => ({ status: ['active', 'deactivated', 'pending', 'expired'] }),
    ['Ada', 'Bea', 'Cem', 'Dan', 'peer@roster.test', 'late@roster.test'],
  ],
  [
    'a role, of invitations too',
    () => ({ role: ['partner_admin'], status: ['active', 'pending'] }),
    ['Ada', 'peer@roster.test'],
  ],
  ['a second factor', () => ({ mfaEnabled: true }), ['Ada', 'Dan']],
  ['none', () => ({ mfaEnabled: false }), ['Bea', 'Cem']],
  ['none, of invited people: no such question', () => ({ mfaEnabled: false, status: ['pending'] }), []],
  ['away for 30 days', () => ({ inactiveDays: 30 }), ['Cem', 'Dan']],
  ['away for 90 days: since joining, for one who never was here', () => ({ inactiveDays: 90 }), ['Dan']],
  ['a client', () => ({ clientId }), ['Ada', 'Bea', 'Cem']],
  ['a client and a role', () => ({ clientId, role: ['partner_user'] }), ['Bea', 'Cem']],
  [
    'all of it',
    () => ({ clientId, role: ['partner_user'], status: ['active'], mfaEnabled: false, inactiveDays: 30 }),
    ['Cem'],
  ],
];

test.each(cases)('the roster by %s', async (_, input, expected) => {
  expect(new Set(await shown(input()))).toEqual(new Set(expected));
  // The same filters on a search. Every address contains a full stop.
  expect(new Set(await shown({ ...input(), search: '. test' }))).toEqual(new Set(expected));
  const some = expected.slice(-1);
  expect(await shown({ ...input(), search: some[0] ?? 'nobodyhasthis' })).toEqual(some);
});

test('members are sorted by when they joined, and invitees come last in every order', async () => {
  const joined = await list({
    sort: { by: 'joined', dir: 'asc' },
    status: ['deactivated', 'pending', 'expired'],
  });
  expect(joined.items.map(({ kind }) => kind)).toEqual(['member', 'invitation', 'invitation']);
  const { items } = await list({ sort: { by: 'joined', dir: 'desc' } });
  expect(items[0]?.name).toBe('Dan Gone');
  const times = items.map(({ joinedAt }) => joinedAt ?? '');
  expect(times).toEqual(times.toSorted().toReversed());
});

test.each(['name', 'email', 'role', 'mfa', 'lastActive', 'joined'] as const)(
  'pages of one by %s show everybody once, both ways',
  async (by) => {
    for (const dir of ['asc', 'desc'] as const) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const input: Partial<MembersInput> = {
          limit: 1,
          sort: { by, dir },
          status: ['active', 'deactivated', 'pending', 'expired'],
          ...(cursor === null ? {} : { cursor }),
        };
        const page: Awaited<ReturnType<typeof list>> = await list(input);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect([by, dir, seen.length, new Set(seen).size]).toEqual([by, dir, 6, 6]);
    }
  },
);

test('invitations and assignments to a client are for administrators only', async () => {
  expect(await refusalOf(list({ status: ['pending'] }, bea))).toBe('role_not_allowed');
  expect(await refusalOf(list({ clientId }, bea))).toBe('role_not_allowed');
  expect((await list({ status: ['deactivated'], mfaEnabled: true }, bea)).items).toHaveLength(1);
  const asked = (who: TestMember) =>
    refusalOf(actAs(app, who, (uow) => getMember(uow, { memberId: pending.id })));
  expect(await asked(admin)).toBeNull();
  expect(await asked(bea)).toBe('not_found');
});

test('a single row equals the list’s, for a member and for an open invitation', async () => {
  const { items } = await list({ status: ['active', 'deactivated', 'pending', 'expired'] });
  for (const row of items)
    expect(await actAs(app, admin, (uow) => getMember(uow, { memberId: row.id }))).toEqual(row);
  await app.peek("update invitations set status = 'revoked' where id = $1", [overdue.id]);
  expect(await refusalOf(actAs(app, admin, (uow) => getMember(uow, { memberId: overdue.id })))).toBe(
    'not_found',
  );
});

test('foreign, clients’ and unknown ids are not in the roster, and its ids are not in a client’s list', async () => {
  const elsewhere = await aPartnerAdmin(app);
  const foreign = await anInvitation(app, { admin: elsewhere });
  const customer = await aClientUser(app, clientId);
  const invitee = await aClientInvitation(app, clientId, { by: admin });
  const member = (memberId: string) => refusalOf(actAs(app, admin, (uow) => getMember(uow, { memberId })));
  for (const id of [elsewhere.membershipId, foreign.id, customer.membershipId, invitee.id])
    expect(await member(id)).toBe('not_found');
  const user = (memberId: string, who: TestMember = admin) =>
    actAs(app, who, (uow) => getClientUser(uow, { memberId }));
  expect(await user(invitee.id)).toMatchObject({
    kind: 'invitation',
    email: invitee.email,
    status: 'pending',
  });
  expect(await user(customer.membershipId)).toMatchObject({ kind: 'user' });
  expect(await refusalOf(user(pending.id))).toBe('not_found');
  expect(await refusalOf(user(invitee.id, elsewhere))).toBe('not_found');
});
