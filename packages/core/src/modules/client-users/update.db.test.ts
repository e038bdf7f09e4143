import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aClient,
  aClientTeam,
  aClientUser,
  actAs,
  alsoMemberOf,
  aMember,
  aPartner,
  aPartnerAdmin,
  aSession,
  eventsOf,
  openTestApp,
  refusalOf,
  type ClientTeam,
  type TestClientUser,
  type TestApp,
} from '../../testing/index.ts';
import { identify } from '../identity/index.ts';
import { updateProfile } from '../accounts/index.ts';
import type { UpdateClientUserInput } from './contract.ts';
import { getClientUser, updateClientUser } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

type Actor = Pick<TestClientUser, 'actor'>;
type About = Pick<TestClientUser, 'membershipId'>;
type Given = Omit<UpdateClientUserInput, 'memberId'>;
const update = (by: Actor, { membershipId }: About, given: Given) =>
  actAs(app, by, (uow) => updateClientUser(uow, { memberId: membershipId, ...given }));
const get = (by: Actor, { membershipId }: About) =>
  actAs(app, by, (uow) => getClientUser(uow, { memberId: membershipId }));
const account = async ({ userId }: Pick<TestClientUser, 'userId'>) =>
  (
    await app.peek<{ name: string; phone: string | null }>(
      'select display_name as name, phone from users where id = $1',
      [userId],
    )
  )[0];
const copies = async (membershipId: string) =>
  (
    await app.peek<Record<string, unknown>>(
      'select name, name_key, phone, search from memberships where id = $1',
      [membershipId],
    )
  )[0];
const dora = { displayName: 'Dora Ünal', phone: '+49 (30) 12-34' };
const shownAsDora = { name: 'Dora Ünal', name_key: 'dora unal', phone: '+49 (30) 12-34' };
const sides = [
  ['the partner', ({ agent }: ClientTeam) => agent],
  ['the client', ({ boss }: ClientTeam) => boss],
] as const;

test.each(sides)('%s changes a person’s name and phone, wherever they are shown', async (_, by) => {
  const team = await aClientTeam(app);
  const eli = await aClientUser(app, team.clientId, { role: 'client_member', name: 'Eli' });
  const before = (await eventsOf(app, team.agent.partner.id)).length;
  expect(await update(by(team), eli, dora)).toMatchObject({
    name: 'Dora Ünal',
    phone: dora.phone,
    email: eli.email,
  });
  expect(await account(eli)).toEqual({ name: 'Dora Ünal', phone: dora.phone });
  expect(await copies(eli.membershipId)).toEqual({
    ...shownAsDora,
    search: `dora unal\n${eli.email}\n49301234`,
  });
  const [event, ...more] = await eventsOf(app, team.agent.partner.id, before);
  expect(more).toEqual([]);
  expect(event).toMatchObject({
    action: 'membership.updated',
    subject_id: eli.membershipId,
    client_id: team.clientId,
    details: { before: { displayName: 'Eli', phone: null }, after: dora },
  });
});

test('fields left out keep their value, null removes the number, and nothing is logged without a change', async () => {
  const team = await aClientTeam(app);
  const eli = await aClientUser(app, team.clientId, { name: 'Eli' });
  await update(team.agent, eli, dora);
  expect(await update(team.agent, eli, { displayName: 'Eli' })).toMatchObject({
    name: 'Eli',
    phone: dora.phone,
  });
  expect(await update(team.agent, eli, { phone: null })).toMatchObject({ name: 'Eli', phone: null });
  const before = (await eventsOf(app, team.agent.partner.id)).length;
  await update(team.agent, eli, {});
  await update(team.agent, eli, { displayName: 'Eli', phone: null });
  expect(await eventsOf(app, team.agent.partner.id, before)).toEqual([]);
});

/** Memberships elsewhere, out of the scope of the person who changes. */
const elsewhere = [
  [
    'another partner, asked by the partner',
    ({ agent }: ClientTeam) => agent,
    async (_: ClientTeam, person: TestClientUser) => alsoMemberOf(app, person, await aPartner(app)),
  ],
  [
    'another partner’s client, asked by the partner',
    ({ agent }: ClientTeam) => agent,
    async (_: ClientTeam, { userId }: TestClientUser) => placeAt(userId, (await aClientTeam(app)).clientId),
  ],
  [
    'the vendor, asked by the partner',
    ({ agent }: ClientTeam) => agent,
    async (_: ClientTeam, { userId }: TestClientUser) => {
      const [row] = await app.peek<{ id: string }>(
        "insert into memberships (id, user_id, role) values (gen_random_uuid(), $1, 'staff_support') returning id",
        [userId],
      );
      return row?.id ?? '';
    },
  ],
  [
    'another client of the same partner, asked by the client',
    ({ boss }: ClientTeam) => boss,
    async ({ agent }: ClientTeam, { userId }: TestClientUser) =>
      placeAt(userId, (await aClient(app, agent)).id),
  ],
  [
    'the client’s own partner, asked by the client',
    ({ boss }: ClientTeam) => boss,
    async ({ agent }: ClientTeam, person: TestClientUser) => alsoMemberOf(app, person, agent.partner),
  ],
] as const;

test.each(elsewhere)(
  'a person with a membership at %s keeps their name there and everywhere else',
  async (_, by, join) => {
    const team = await aClientTeam(app);
    const [eli, other] = [
      await aClientUser(app, team.clientId, { name: 'Eli', role: 'client_member' }),
      await aClientUser(app, team.clientId, { name: 'Eli', role: 'client_member' }),
    ];
    const there = await join(team, eli);
    const [answer, unbound] = [await update(by(team), eli, dora), await update(by(team), other, dora)];
    // The answer is that for a person without another membership.
    const { id, email, createdAt, ...shown } = unbound;
    expect(answer).toEqual({ ...shown, id: eli.membershipId, email: eli.email, createdAt: answer.createdAt });
    expect([id, email, createdAt]).not.toContain(eli.email);
    expect(await copies(eli.membershipId)).toEqual({
      ...shownAsDora,
      search: `dora unal\n${eli.email}\n49301234`,
    });
    expect(await account(eli)).toEqual({ name: 'Eli', phone: null });
    expect(await copies(there)).toMatchObject({ name: 'Eli', name_key: 'eli', phone: null });
    // A second change sees what the first one left, in the audit log too.
    const before = (await eventsOf(app, team.agent.partner.id)).length;
    await update(by(team), eli, { displayName: 'Dora' });
    expect((await eventsOf(app, team.agent.partner.id, before))[0]?.details).toEqual({
      before: { displayName: 'Dora Ünal' },
      after: { displayName: 'Dora' },
    });
  },
);

test.each(['without', 'with'] as const)(
  'all memberships of a person in the partner’s scope show the same name, %s one elsewhere',
  async (further) => {
    const team = await aClientTeam(app);
    const eli = await aClientUser(app, team.clientId, { name: 'Eli', role: 'client_member' });
    const second = await placeAt(eli.userId, (await aClient(app, team.agent)).id);
    const colleague = await alsoMemberOf(app, eli, team.agent.partner);
    const there = further === 'with' ? [await alsoMemberOf(app, eli, await aPartner(app))] : [];
    await update(team.agent, eli, dora);
    const found = `dora unal\n${eli.email}`;
    for (const tenant of [eli.membershipId, second]) {
      expect(await copies(tenant)).toEqual({ ...shownAsDora, search: `${found}\n49301234` });
    }
    expect(await copies(colleague)).toEqual({ ...shownAsDora, search: found });
    expect(await Promise.all(there.map(copies))).toMatchObject(
      there.map(() => ({ name: 'Eli', phone: null })),
    );
  },
);

test('the client’s own administrator changes no membership at a sibling client', async () => {
  const team = await aClientTeam(app);
  const eli = await aClientUser(app, team.clientId, { name: 'Eli', role: 'client_member' });
  const sibling = await placeAt(eli.userId, (await aClient(app, team.agent)).id);
  await update(team.boss, eli, dora);
  expect(await copies(eli.membershipId)).toMatchObject(shownAsDora);
  expect(await copies(sibling)).toMatchObject({ name: 'Eli', phone: null });
});

test('a membership elsewhere that has ended does not matter', async () => {
  const team = await aClientTeam(app);
  const eli = await aClientUser(app, team.clientId, { name: 'Eli' });
  const there = await alsoMemberOf(app, eli, await aPartner(app));
  await app.peek("update memberships set status = 'removed' where id = $1", [there]);
  await update(team.agent, eli, dora);
  expect(await account(eli)).toMatchObject({ name: 'Dora Ünal' });
});

test('the tenant’s audit log uses the name the tenant gave the person', async () => {
  const team = await aClientTeam(app);
  const eli = await aClientUser(app, team.clientId, { name: 'Eli' });
  await alsoMemberOf(app, eli, await aPartner(app));
  await update(team.agent, eli, dora);
  const actor = (await identify(app.db(), await aSession(app, eli)))?.actor;
  expect(actor?.name).toBe('Dora Ünal');
});

test('a tenant’s name for a person lasts until the person changes it themselves, and then only that field', async () => {
  const team = await aClientTeam(app);
  const eli = await aClientUser(app, team.clientId, { name: 'Eli' });
  await alsoMemberOf(app, eli, await aPartner(app));
  await update(team.agent, eli, dora);
  await app.peek('update users set mfa_enabled = true where id = $1', [eli.userId]);
  expect(await get(team.agent, eli)).toMatchObject({
    name: 'Dora Ünal',
    phone: dora.phone,
    mfaEnabled: true,
  });
  await actAs(app, eli, (uow) => updateProfile(uow, { phone: '0800 12345' }));
  expect(await get(team.agent, eli)).toMatchObject({ name: 'Dora Ünal', phone: '0800 12345' });
  await actAs(app, eli, (uow) => updateProfile(uow, { displayName: 'Elias' }));
  expect(await get(team.agent, eli)).toMatchObject({ name: 'Elias', phone: '0800 12345' });
  expect(await copies(eli.membershipId)).toMatchObject({ search: `elias\n${eli.email}\n080012345` });
});

test('nobody changes their own here, from whichever membership', async () => {
  const team = await aClientTeam(app);
  expect(await refusalOf(update(team.boss, team.boss, dora))).toBe('self_change');
  const own = await placeAt(team.agent.userId, team.clientId);
  expect(await refusalOf(update(team.agent, { membershipId: own }, dora))).toBe('self_change');
});

test('a person out of reach is not found, and nothing is written', async () => {
  const [team, far] = [await aClientTeam(app), await aClientTeam(app)];
  const manager = await aClientUser(app, team.clientId, { role: 'community_manager' });
  const sibling = await aClientUser(app, (await aClient(app, team.agent)).id, { name: 'Sibling' });
  const member = await aMember(app, { partner: team.agent.partner });
  const removed = await aClientUser(app, team.clientId);
  await app.peek("update memberships set status = 'removed' where id = $1", [removed.membershipId]);
  const tries = [
    [team.agent, far.boss],
    [team.agent, member],
    [team.agent, removed],
    [team.boss, sibling],
    [team.boss, far.boss],
    [manager, team.boss],
    [await aPartnerAdmin(app), team.boss],
  ] as const;
  for (const [by, about] of tries) {
    expect(await refusalOf(update(by, about, dora))).toBe('not_found');
    expect(await refusalOf(get(by, about))).toBe('not_found');
    expect(await copies(about.membershipId)).not.toMatchObject({ name: 'Dora Ünal' });
  }
});

async function placeAt(userId: string, clientId: string): Promise<string> {
  const [row] = await app.peek<{ id: string }>(
    `insert into memberships (id, user_id, partner_id, client_id, role)
      select gen_random_uuid(), $1, partner_id, id, 'client_member' from clients where id = $2 returning id`,
    [userId, clientId],
  );
  return row?.id ?? '';
}
