import {
  aClientInvitation,
  aClientTeam,
  aClientUser,
  aCustomerCrowd,
  alsoMemberOf,
  aPartner,
  permit,
  type ClientTeam,
  type TestApp,
} from '@gatehouse/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Called, Client } from './harness/client.ts';
import { aTeam, eventCounts, eventsOf, signedIn } from './harness/people.ts';
import { openTestPortal, type Portal } from './harness/portal.ts';

interface Row {
  readonly kind: 'user' | 'invitation';
  readonly id: string;
  readonly name: string | null;
  readonly email: string;
  readonly phone: string | null;
  readonly status: string;
  readonly client: Record<string, unknown>;
}
interface Page {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
  readonly total: number | null;
  readonly totalCapped: boolean;
}

let app: TestApp;
let portal: Portal;
let team: ClientTeam;
let agent: Client;
let boss: Client;
beforeAll(async () => {
  ({ app, portal } = await openTestPortal());
  team = await aClientTeam(app);
  [agent, boss] = [await signedIn(portal, team.agent.email), await signedIn(portal, team.boss.email)];
});
afterAll(async () => {
  await portal.close();
  await app.close();
});

const randomId = '01900000-0000-7000-8000-0000deadbeef';
const withoutRequestId = ({ text }: Called<unknown>) =>
  text.replace(/"requestId":"[^"]+"/, '"requestId":"-"');
const list = (by: Client, input: object = {}) => by.query<Page>('clientUsers.list', input);
const emails = ({ data }: Called<Page>) => data?.items.map(({ email }) => email) ?? [];

describe('the list', () => {
  test('people and invitations, distinguishable; only the partner sees the partner’s code', async () => {
    const tenant = await aClientTeam(app);
    const [ours, theirs] = [
      await signedIn(portal, tenant.agent.email),
      await signedIn(portal, tenant.boss.email),
    ];
    await aClientInvitation(app, tenant.clientId, { by: tenant.agent, email: 'invited@list.test' });
    for (const [by, coded] of [
      [ours, true],
      [theirs, false],
    ] as const) {
      const { data } = await list(by, { clientId: tenant.clientId });
      expect(data).toMatchObject({
        items: [
          {
            kind: 'user',
            id: tenant.boss.membershipId,
            email: tenant.boss.email,
            status: 'active',
            lastAdmin: true,
            invitation: null,
          },
          {
            kind: 'invitation',
            name: null,
            phone: null,
            email: 'invited@list.test',
            status: 'pending',
            lastActiveAt: null,
          },
        ],
        nextCursor: null,
        total: 2,
        totalCapped: false,
      });
      for (const { client } of data?.items ?? []) {
        expect('code' in client).toBe(coded);
        expect(client).toMatchObject({ id: tenant.clientId, businessName: tenant.businessName });
      }
      for (const row of data?.items ?? [])
        expect((await by.query<Row>('clientUsers.get', { memberId: row.id })).data).toEqual(row);
    }
  });

  test('whose people: all of a partner’s clients, or the requested one; for a client only its own', async () => {
    const second = await aClientTeam(app, { agent: team.agent });
    const far = await aClientTeam(app);
    expect(emails(await list(agent))).toEqual(expect.arrayContaining([team.boss.email, second.boss.email]));
    expect(emails(await list(agent, { clientId: second.clientId }))).toEqual([second.boss.email]);
    expect(emails(await list(boss))).toContain(team.boss.email);
    for (const by of [agent, boss]) {
      expect((await list(by)).text).not.toContain(far.boss.email);
      const answers = [];
      for (const clientId of [far.clientId, randomId]) {
        for (const input of [{ clientId }, { clientId, search: 'a' }, { clientId, status: ['pending'] }])
          answers.push(await list(by, input));
      }
      answers.push(await list(by, { communityId: randomId }), await by.query('nobody.knowsThis'));
      expect(new Set(answers.map(withoutRequestId)).size).toBe(1);
    }
    expect(withoutRequestId(await list(boss, { clientId: second.clientId }))).toBe(
      withoutRequestId(await list(boss, { clientId: randomId })),
    );
    expect((await list(boss)).text).not.toContain(second.boss.email);
  });

  test('a client’s people have the list while the permission is on; a community manager sees nobody', async () => {
    const tenant = await aClientTeam(app);
    const own = await signedIn(portal, tenant.boss.email);
    const cm = await aClientUser(app, tenant.clientId, { role: 'community_manager' });
    const manager = await signedIn(portal, cm.email);
    const nobody = { items: [], nextCursor: null, total: 0, totalCapped: false, reach: 'none' };
    expect((await list(manager)).data).toEqual(nobody);
    for (const path of ['clientUsers.get', 'clientUsers.sessions'])
      expect((await manager.query(path, { memberId: tenant.boss.membershipId })).outcome).toBe('not_found');
    expect((await list(own)).outcome).toBe('ok');
    await permit(app, tenant, 'manage_users', false);
    const unknown = withoutRequestId(await own.query('nobody.knowsThis'));
    for (const by of [own, manager]) expect(withoutRequestId(await list(by))).toBe(unknown);
    expect(
      (await list(await signedIn(portal, tenant.agent.email), { clientId: tenant.clientId })).outcome,
    ).toBe('ok');
  });

  test.each([
    [{ sort: { by: 'phone', dir: 'asc' } }, 'sort.by'],
    [{ role: ['partner_admin'] }, 'role.0'],
    [{ status: ['revoked'] }, 'status.0'],
    [{ clientId: 'x' }, 'clientId'],
    [{ search: 'x'.repeat(201) }, 'search'],
    [{ limit: 101 }, 'limit'],
    [{ cursor: 'x' }, 'cursor'],
  ])('%j is refused with its field', async (input, field) => {
    for (const by of [agent, boss]) {
      const answer = await list(by, input);
      expect(answer).toMatchObject({ status: 400, outcome: 'invalid_input' });
      expect(Object.keys(answer.error?.data.fields ?? {})).toEqual([field]);
    }
  });

  test('ten thousand people and as many invitations: full pages, nobody twice, a capped count', async () => {
    const tenant = await aClientTeam(app);
    await aCustomerCrowd(app, [{ clientIds: [tenant.clientId], people: 10_000, invitees: 10_000 }]);
    const by = await signedIn(portal, tenant.boss.email);
    for (const sort of [undefined, { by: 'email', dir: 'desc' }, { by: 'status', dir: 'asc' }]) {
      const seen = new Set<string>();
      let cursor: string | undefined;
      for (let page = 0; page < 12; page += 1) {
        const { data } = await list(by, {
          limit: 100,
          ...(sort ? { sort } : {}),
          ...(cursor === undefined ? {} : { cursor }),
        });
        expect([data?.items.length, data?.total, data?.totalCapped]).toEqual(
          cursor === undefined ? [100, 1_000, true] : [100, null, false],
        );
        for (const { id } of data?.items ?? []) seen.add(id);
        cursor = data?.nextCursor ?? '';
      }
      expect(seen.size).toBe(1_200);
    }
    const exact = await list(by, { limit: 1, count: 'exact', status: ['active', 'pending'] });
    expect(exact.data).toMatchObject({ totalCapped: false });
    expect(exact.data?.total).toBeGreaterThan(10_000);
    const { data: some } = await list(by, { search: 'person77@', status: ['active', 'pending'] });
    expect(some).toMatchObject({ total: 1, totalCapped: false, items: [{ kind: 'user' }] });
    const phoned = await list(by, { search: '+49 30 / 000.117' });
    expect(phoned.data?.items).toMatchObject([{ phone: '+49 (30) 000117' }]);
    const admins = await list(by, { role: ['client_admin'], status: ['expired'] });
    expect(admins.data).toMatchObject({ total: 100, totalCapped: false });
  }, 60_000);
});

describe('names and phone numbers', () => {
  test('change in the list, for the person and in their session; the address never does', async () => {
    const eli = await aClientUser(app, team.clientId, { name: 'Eli', role: 'client_member' });
    const person = await signedIn(portal, eli.email);
    for (const [by, displayName] of [
      [agent, 'Elias'],
      [boss, 'Elisa'],
    ] as const) {
      const events = await eventsOf(app, async () => {
        const given = { memberId: eli.membershipId, displayName, phone: ' +49 (30) 12-345 ' };
        const { data } = await by.mutate<Row>('clientUsers.update', given);
        expect(data).toMatchObject({ name: displayName, phone: '+49 (30) 12-345', email: eli.email });
        await by.mutate('clientUsers.update', given);
      });
      expect(events).toEqual({ 'membership.updated': 1 });
      expect((await list(by, { search: '3012345' })).data?.items).toMatchObject([{ name: displayName }]);
      expect((await person.query('auth.session')).data).toMatchObject({ user: { displayName } });
      expect(
        (await by.mutate('clientUsers.update', { memberId: eli.membershipId, email: 'x@y.test' })).outcome,
      ).toBe('invalid_input');
    }
  });

  test.each([
    [{ phone: '12' }, 'phone'],
    [{ phone: '+49 call me' }, 'phone'],
    [{ phone: '1'.repeat(21) }, 'phone'],
    [{ displayName: '' }, 'displayName'],
    [{ displayName: 'x'.repeat(121) }, 'displayName'],
  ])('%j is refused with its field', async (given, field) => {
    const answer = await boss.mutate('clientUsers.update', { memberId: randomId, ...given });
    expect(answer).toMatchObject({ status: 400, outcome: 'invalid_input' });
    expect(Object.keys(answer.error?.data.fields ?? {})).toEqual([field]);
  });

  test('a person with another membership is answered for like anybody, and keeps the name there', async () => {
    const [eli, other] = [
      await aClientUser(app, team.clientId, { name: 'Eli' }),
      await aClientUser(app, team.clientId, { name: 'Eli' }),
    ];
    await alsoMemberOf(app, eli, await aPartner(app));
    const rename = (memberId: string) =>
      boss.mutate<Row>('clientUsers.update', { memberId, displayName: 'Dora' });
    const bound = await rename(eli.membershipId);
    const unbound = await rename(other.membershipId);
    const plain = ({ data }: Called<Row>) =>
      JSON.stringify(data).replaceAll(/[0-9a-f-]{36}|customer\d+@|"createdAt":"[^"]+"/g, '-');
    expect(plain(bound)).toBe(plain(unbound));
    expect(bound.status).toBe(unbound.status);
    const names = async (userId: string) =>
      (await app.peek<{ name: string }>('select display_name as name from users where id = $1', [userId]))[0]
        ?.name;
    expect([await names(eli.userId), await names(other.userId)]).toEqual(['Eli', 'Dora']);
  });

  test('the own membership is refused, and people out of scope are not found, without an event', async () => {
    const far = await aClientTeam(app);
    const given = { displayName: 'Mallory' };
    expect(
      (await boss.mutate('clientUsers.update', { memberId: team.boss.membershipId, ...given })).outcome,
    ).toBe('self_change');
    const before = await eventCounts(app);
    const { user } = await aTeam(app);
    for (const by of [agent, boss]) {
      const random = withoutRequestId(
        await by.mutate('clientUsers.update', { memberId: randomId, ...given }),
      );
      for (const memberId of [far.boss.membershipId, team.agent.membershipId, user.membershipId])
        expect(withoutRequestId(await by.mutate('clientUsers.update', { memberId, ...given }))).toBe(random);
    }
    const { 'partner.created': _, ...after } = await eventCounts(app);
    expect(before).toMatchObject(after);
  });
});
