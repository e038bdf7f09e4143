import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../../platform/contract.ts';
import {
  aClient,
  aClientInvitation,
  aClientTeam,
  aClientUser,
  actAs,
  aMember,
  anInvitation,
  openTestApp,
  permit,
  refusalOf,
  type ClientTeam,
  type TestClientUser,
  type TestApp,
} from '../../testing/index.ts';
import { newId } from '../../platform/index.ts';
import type { ClientUserRow, ClientUsersInput } from './contract.ts';
import { getClientUser, listClientUsers } from './index.ts';

let app: TestApp;
let team: ClientTeam;
let sibling: ClientTeam;
let eli: TestClientUser;
let off: TestClientUser;
beforeAll(async () => {
  app = await openTestApp();
  team = await aClientTeam(app);
  sibling = await aClientTeam(app, { agent: team.agent });
  eli = await aClientUser(app, team.clientId, {
    role: 'client_member',
    name: 'Éli Ünal',
    email: 'eli@qx.test',
  });
  off = await aClientUser(app, team.clientId, {
    role: 'client_staff',
    name: 'Otto Off',
    email: 'otto@qx.test',
  });
  await app.peek("update memberships set status = 'deactivated' where id = $1", [off.membershipId]);
  await app.peek("update users set phone = '+49 (30) 12-345' where id = $1", [eli.userId]);
  for (const [email, role] of [
    ['ready@qx.test', 'client_manager'],
    ['due@qx.test', 'client_manager'],
    ['over@qx.test', 'client_member'],
    ['gone@qx.test', 'client_member'],
  ] as const)
    await aClientInvitation(app, team.clientId, { by: team.agent, email, role });
  await state('due@qx.test', "expires_at = clock_timestamp() - interval '1 second'");
  await state('over@qx.test', "status = 'expired'");
  await state('gone@qx.test', "status = 'revoked'");
  await aMember(app, { partner: team.agent.partner, name: 'A Colleague' });
  await anInvitation(app, { admin: team.agent, email: 'colleague@qx.test' });
});
afterAll(() => app.close());

type Viewer = Pick<TestClientUser, 'actor'>;
const state = (email: string, set: string) =>
  app.peek(`update invitations set ${set} where email = $1`, [email]);
const list = (by: Viewer, input: Partial<ClientUsersInput> = {}): Promise<Page<ClientUserRow>> =>
  actAs(app, by, (uow) => listClientUsers(uow, { limit: 25, ...input }));
const emails = async (by: Viewer, input: Partial<ClientUsersInput> = {}) =>
  (await list(by, input)).items.map(({ email }) => email);
const bossOf = ({ boss }: ClientTeam) => boss.email;

describe('what is in the list', () => {
  test('people and open invitations of the client, by name, those without one last', async () => {
    const { items, total, totalCapped, nextCursor } = await list(team.agent, { clientId: team.clientId });
    const named = items.filter(({ kind }) => kind === 'user').map(({ email }) => email);
    expect(named).toEqual([bossOf(team), 'eli@qx.test', 'otto@qx.test']);
    expect(items.slice(3).map(({ email, status }) => [email, status])).toEqual(
      expect.arrayContaining([
        ['ready@qx.test', 'pending'],
        ['due@qx.test', 'expired'],
        ['over@qx.test', 'expired'],
      ]),
    );
    expect([items.length, total, totalCapped, nextCursor]).toEqual([6, 6, false, null]);
  });

  test('a person as the partner sees them', async () => {
    const { items } = await list(team.agent, { clientId: team.clientId, search: 'eli@' });
    const [client] = await app.peek<{ code: string }>('select code from clients where id = $1', [
      team.clientId,
    ]);
    expect(items).toEqual([
      {
        kind: 'user',
        id: eli.membershipId,
        name: 'Éli Ünal',
        email: 'eli@qx.test',
        phone: '+49 (30) 12-345',
        role: 'client_member',
        status: 'active',
        lastActiveAt: null,
        client: { id: team.clientId, businessName: team.businessName, code: client?.code },
        allCommunities: true,
        communities: [],
        groups: [],
        createdAt: items[0]?.createdAt,
        self: false,
        lastAdmin: false,
        mfaEnabled: false,
        invitation: null,
      },
    ]);
    const memberId = eli.membershipId;
    expect(await actAs(app, team.agent, (uow) => getClientUser(uow, { memberId }))).toEqual(items[0]);
  });

  test('an invitation, with the state of its mail and whether it can still be accepted', async () => {
    const of = async () => (await list(team.agent, { clientId: team.clientId, search: 'ready@' })).items[0];
    const invitation = {
      invitedBy: team.agent.name,
      deliveryStatus: 'queued',
      deliveryError: null,
      sentCount: 0,
      lastSentAt: null,
    };
    expect(await of()).toMatchObject({
      kind: 'invitation',
      name: null,
      phone: null,
      lastActiveAt: null,
      role: 'client_manager',
      invitation: { ...invitation, roleOnOffer: true },
    });
    await app.peek("update clients set roles_on_offer = '{client_admin}' where id = $1", [team.clientId]);
    expect((await of())?.invitation?.roleOnOffer).toBe(false);
  });

  test('the partner’s own code is not shown to the client’s people, who see everything else', async () => {
    const [own, partners] = [await list(team.boss), await list(team.agent, { clientId: team.clientId })];
    expect(own.items.length).toBe(partners.items.length);
    for (const [at, row] of own.items.entries()) {
      expect('code' in row.client).toBe(false);
      const { self, client, ...same } = row;
      expect(partners.items[at]).toMatchObject({ ...same, client });
      expect(self).toBe(row.id === team.boss.membershipId);
    }
  });

  test('the last administrator is marked where the client manages itself', async () => {
    const alone = await aClientTeam(app);
    const marked = async () => (await list(alone.agent, { clientId: alone.clientId })).items[0]?.lastAdmin;
    expect(await marked()).toBe(true);
    await permit(app, alone, 'manage_users', false);
    expect(await marked()).toBe(false);
    await permit(app, alone, 'manage_users', true);
    const second = await aClientUser(app, alone.clientId, { name: 'Zoe' });
    expect(await marked()).toBe(false);
    await app.peek("update memberships set status = 'deactivated' where id = $1", [second.membershipId]);
    expect(await marked()).toBe(true);
  });
});

describe('whose people are listed', () => {
  test('the partner’s administrators see all their clients, or the requested one', async () => {
    expect(await emails(team.agent)).toEqual(
      expect.arrayContaining([bossOf(team), bossOf(sibling), 'over@qx.test']),
    );
    expect(await emails(team.agent, { clientId: sibling.clientId })).toEqual([bossOf(sibling)]);
    const far = await aClientTeam(app);
    expect(await emails(team.agent)).not.toContain(bossOf(far));
    expect(await emails(far.agent)).toEqual([bossOf(far)]);
  });

  test('a client’s administrator sees the own client’s, named or not', async () => {
    expect(await emails(sibling.boss)).toEqual([bossOf(sibling)]);
    expect(await emails(sibling.boss, { clientId: sibling.clientId })).toEqual([bossOf(sibling)]);
  });

  test('a foreign or missing client is not found; nor is any community', async () => {
    const far = await aClientTeam(app);
    for (const clientId of [far.clientId, newId()]) {
      for (const search of [undefined, 'a', 'nobody']) {
        const asked = search === undefined ? { clientId } : { clientId, search };
        expect(await refusalOf(list(team.agent, asked))).toBe('not_found');
        expect(await refusalOf(list(team.boss, asked))).toBe('not_found');
      }
    }
    expect(await refusalOf(list(team.boss, { clientId: sibling.clientId }))).toBe('not_found');
    const communityId = newId();
    for (const by of [team.agent, team.boss])
      expect(await refusalOf(list(by, { communityId }))).toBe('not_found');
  });

  test('a client without people is an empty list', async () => {
    const { id } = await aClient(app, team.agent);
    expect(await list(team.agent, { clientId: id })).toEqual({
      items: [],
      nextCursor: null,
      reach: 'all',
      total: 0,
      totalCapped: false,
    });
  });

  test('a community manager sees nobody while there are no communities', async () => {
    const manager = await aClientUser(app, team.clientId, {
      role: 'community_manager',
      email: 'cm@cm.test',
    });
    for (const input of [{}, { clientId: team.clientId }, { search: 'eli' }])
      expect(await list(manager, input)).toMatchObject({ items: [], total: 0, reach: 'none' });
    expect(await list(team.boss)).toMatchObject({ reach: 'all' });
    expect(await refusalOf(list(manager, { clientId: sibling.clientId }))).toBe('not_found');
    await app.peek("update memberships set status = 'removed' where id = $1", [manager.membershipId]);
  });

  test('the search functions answer a client’s scope about that client only', async () => {
    const search = async (name: string, partner: string, client: string) => {
      await app.peek('begin');
      await app.peek(
        "select set_config('gatehouse.partner_id', $1, true), set_config('gatehouse.client_id', $2, true)",
        [partner, client],
      );
      const [row] = await app.peek<{ n: number }>("select search_count($1, 'qx.test', null, 100) as n", [
        name,
      ]);
      await app.peek('rollback');
      return row?.n;
    };
    const partnerId = team.agent.partner.id;
    const lists = [
      'client-users',
      'client-invitations-pending',
      'client-invitations-expired',
      'client-invitations-overdue',
    ];
    const counts = (about: string, partner: string, client: string) =>
      Promise.all([]).then(async () => {
        const all = [];
        for (const name of lists) all.push(await search(`${name} ${about}`.trim(), partner, client));
        return all;
      });
    expect(await counts(team.clientId, partnerId, team.clientId)).toEqual([2, 1, 1, 1]);
    expect(await counts(team.clientId, partnerId, '')).toEqual([2, 1, 1, 1]);
    const nothing = [0, 0, 0, 0];
    expect(await counts('', partnerId, team.clientId)).toEqual(nothing);
    expect(await counts(team.clientId, partnerId, sibling.clientId)).toEqual(nothing);
    expect(await counts(team.clientId, '', team.clientId)).toEqual(nothing);
    expect(await counts(team.clientId, newId(), '')).toEqual(nothing);
    expect(await search('members', partnerId, team.clientId)).toBe(0);
  });
});

describe('filters', () => {
  const of = (input: Partial<ClientUsersInput>) =>
    list(team.boss, { sort: { by: 'email', dir: 'asc' }, ...input }).then(({ items, total }) => {
      expect(total).toBe(items.length);
      return items.map(({ email }) => email.split('@')[0]);
    });

  test.each([
    [['active'], ['customer', 'eli']],
    [['deactivated'], ['otto']],
    [['pending'], ['ready']],
    [['expired'], ['due', 'over']],
    [
      ['pending', 'expired'],
      ['due', 'over', 'ready'],
    ],
    [
      ['active', 'expired'],
      ['customer', 'due', 'eli', 'over'],
    ],
    [[], ['customer', 'due', 'eli', 'otto', 'over', 'ready']],
  ] as const)(
    'by status %s; an overdue invitation is expired, before and after the job',
    async (status, found) => {
      expect((await of({ status: [...status] })).map((name) => name?.replace(/\d+$/, ''))).toEqual(found);
      const searched = found.filter((name) => name !== 'customer');
      expect(await of({ status: [...status], search: 'qx.test' })).toEqual(searched);
    },
  );

  test('by role, and by both', async () => {
    expect(await of({ role: ['client_member'] })).toEqual(['eli', 'over']);
    expect(await of({ role: ['client_member', 'client_staff'] })).toEqual(['eli', 'otto', 'over']);
    expect(await of({ role: ['client_member'], status: ['active', 'pending'] })).toEqual(['eli']);
    expect(await of({ role: ['client_member'], status: ['expired'], search: 'over' })).toEqual(['over']);
    expect(await of({ role: ['community_manager'] })).toEqual([]);
  });
});

describe('search', () => {
  const found = (search: string) => emails(team.boss, { search, sort: { by: 'email', dir: 'asc' } });

  test.each([
    ['ELI', ['eli@qx.test']],
    ['él', ['eli@qx.test']],
    ['unal', ['eli@qx.test']],
    ['o', ['otto@qx.test', 'over@qx.test']],
    ['dy@qx', ['ready@qx.test']],
    ['due@', ['due@qx.test']],
    ['gone@', []],
    ['493012', ['eli@qx.test']],
    ['+49 (30) 12-34', ['eli@qx.test']],
    ['030 / 12.3', []],
    ['30 / 12.3', ['eli@qx.test']],
    ['0-1', ['eli@qx.test']],
    ['(9', ['eli@qx.test']],
    ['(77', []],
    ['%', []],
    ['_', []],
    ['q_.test', []],
  ])('«%s»', async (search, expected) => {
    expect((await found(search)).filter((email) => email.endsWith('@qx.test'))).toEqual(expected);
  });

  test('signs between digits are for phone numbers: an address with only the digits does not match', async () => {
    const tenant = await aClientTeam(app);
    const [one, other] = [
      await aClientUser(app, tenant.clientId, { email: 'a4711@digits.test' }),
      await aClientUser(app, tenant.clientId, { email: 'b@digits.test' }),
    ];
    await app.peek("update users set phone = '+1 555 4711' where id = $1", [other.userId]);
    const by = { search: '4711', sort: { by: 'email', dir: 'asc' } } as const;
    expect(await emails(tenant.boss, by)).toEqual([one.email, other.email]);
    expect(await emails(tenant.boss, { ...by, search: '47-11' })).toEqual([other.email]);
    expect(await emails(tenant.boss, { ...by, search: '55.5/4' })).toEqual([other.email]);
  });
});
