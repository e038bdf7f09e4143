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
import type { ClientsInput } from './contract.ts';
import { getClient, listClients, provisionClient, setClientStatus, updateClient } from './index.ts';

let app: TestApp;
let admin: TestMember;
let bob: TestMember;
beforeAll(async () => {
  app = await openTestApp();
  admin = await aPartnerAdmin(app);
  bob = await aMember(app, { partner: admin.partner });
});
afterAll(() => app.close());

const profile = {
  code: 'acme-dental',
  businessName: 'Acme Dental',
  domain: 'acme-dental.test',
  contactName: 'Dr. Molar',
  businessEmail: 'Office@Acme-Dental.test',
  timezone: 'America/New_York',
};
const list = (who: TestMember, input: Partial<ClientsInput> = {}) =>
  actAs(app, who, (uow) => listClients(uow, { limit: 25, ...input }));
const codes = async (who: TestMember, input: Partial<ClientsInput> = {}) =>
  (await list(who, input)).items.map(({ code }) => code);
const rowsOf = (partnerId: string) =>
  app.peek(
    `select (select count(*) from clients where partner_id = $1) as clients,
      (select count(*) from memberships where partner_id = $1) as memberships,
      (select count(*) from client_assignments where partner_id = $1) as assignments,
      (select count(*) from invitations where partner_id = $1) as invitations,
      (select count(*) from pgboss.job) as jobs`,
    [partnerId],
  );

describe('provisioning', () => {
  test('creates one row and one event, and nothing else', async () => {
    const own = await aPartnerAdmin(app);
    const [before] = await rowsOf(own.partner.id);
    const events = (await eventsOf(app, own.partner.id)).length;
    const client = await actAs(app, own, (uow) => provisionClient(uow, profile));
    expect(client).toMatchObject({ ...profile, status: 'onboarding', version: 1 });
    expect(await rowsOf(own.partner.id)).toEqual([{ ...before, clients: '1' }]);
    expect(await eventsOf(app, own.partner.id, events)).toMatchObject([
      {
        action: 'client.provisioned',
        client_id: client.id,
        subject_id: client.id,
        details: { after: profile },
      },
    ]);
  });

  test('starts with the defaults of PRODUCT', async () => {
    const { id } = await aClient(app, await aPartnerAdmin(app));
    expect(await app.peek('select * from clients where id = $1', [id])).toMatchObject([
      {
        status: 'onboarding',
        manage_users: false,
        manage_billing: false,
        view_calls: true,
        view_analytics: true,
        manage_integrations: true,
        manage_projects: true,
        roles_on_offer: ['client_admin', 'client_member'],
        requires_mfa: false,
        requires_support_contact: true,
      },
    ]);
  });

  test('a partner has a code once; another partner may use the same, and neither learns of it', async () => {
    const [one, other] = [await aPartnerAdmin(app), await aPartnerAdmin(app)];
    const provision = (who: TestMember) => actAs(app, who, (uow) => provisionClient(uow, profile));
    const [ones, others] = [await provision(one), await provision(other)];
    expect(ones.id).not.toBe(others.id);
    await expect(provision(one)).rejects.toMatchObject({
      reason: 'already_exists',
      fields: { code: { code: 'taken' } },
    });
    expect(await codes(one)).toEqual(['acme-dental']);
    expect(await rowsOf(one.partner.id)).toMatchObject([{ clients: '1' }]);
  });
});

describe('who sees what', () => {
  test('the list shows each client’s team, support contacts first, to everybody who sees the client', async () => {
    const own = await aPartnerAdmin(app);
    const named = (name: string) => aMember(app, { partner: own.partner, name });
    const [zoe, amy, ben] = [await named('Zoe Last'), await named('Amy Able'), await named('Ben Bold')];
    const { id } = await aClient(app, own, { code: 'team', contacts: [ben], members: [zoe, amy] });
    await aClient(app, own, { code: 'alone' });
    const team = {
      total: 3,
      people: [
        { name: 'Ben Bold', supportContact: true },
        { name: 'Amy Able', supportContact: false },
      ],
    };
    expect((await list(amy)).items).toMatchObject([{ id, team }]);
    expect((await list(own, { search: 'alone' })).items).toMatchObject([{ team: { total: 0, people: [] } }]);
    // A deactivated member stays assigned, but does not count as support contact meanwhile.
    await app.peek("update memberships set status = 'deactivated' where id = $1", [ben.membershipId]);
    expect((await list(amy)).items[0]?.team).toEqual({
      total: 3,
      people: [
        { name: 'Amy Able', supportContact: false },
        { name: 'Ben Bold', supportContact: false },
      ],
    });
  });

  test('an administrator sees every client, a partner user the assigned ones', async () => {
    const mine = await aClient(app, admin, { code: 'bobs', members: [bob] });
    const others = await aClient(app, admin, { code: 'not-bobs' });
    const foreign = await aClient(app, await aPartnerAdmin(app), { code: 'foreign' });
    expect(await codes(admin)).toEqual(expect.arrayContaining(['bobs', 'not-bobs']));
    expect(await codes(admin, { limit: 100 })).not.toContain('foreign');
    expect(await codes(bob)).toEqual(['bobs']);
    expect((await list(bob)).total).toBe(1);
    expect(await codes(bob, { search: 'not-bobs' })).toEqual([]);
    expect((await list(bob, { search: 'not-bobs' })).total).toBe(0);
    const get = (who: TestMember, clientId: string) => actAs(app, who, (uow) => getClient(uow, { clientId }));
    expect(await get(bob, mine.id)).toMatchObject({ code: 'bobs' });
    for (const clientId of [others.id, foreign.id, newId()])
      expect(await refusalOf(get(bob, clientId))).toBe('not_found');
    expect(await refusalOf(get(admin, foreign.id))).toBe('not_found');
  });

  test('contact details are absent for a partner user and are not searched', async () => {
    const own = await aPartnerAdmin(app);
    const user = await aMember(app, { partner: own.partner });
    const { id: clientId } = await aClient(app, own, {
      contactName: 'Zebulon Quill',
      businessEmail: 'zebulon@quill.test',
      members: [user],
    });
    const shown = await actAs(app, own, (uow) => getClient(uow, { clientId }));
    expect(shown).toMatchObject({ contactName: 'Zebulon Quill', businessEmail: 'zebulon@quill.test' });
    const hidden = await actAs(app, user, (uow) => getClient(uow, { clientId }));
    const [row] = (await list(user)).items;
    for (const client of [hidden, row ?? {}]) {
      expect(Object.keys(client)).not.toContain('contactName');
      expect(Object.keys(client)).not.toContain('businessEmail');
    }
    for (const who of [own, user]) expect(await codes(who, { search: 'quill' })).toEqual([]);
  });

  test('an assignment and its end take effect immediately', async () => {
    const client = await aClient(app, admin, { code: 'comes-and-goes', members: [bob] });
    expect(await codes(bob, { search: 'comes-and' })).toEqual(['comes-and-goes']);
    await app.peek('delete from client_assignments where client_id = $1', [client.id]);
    expect(await codes(bob, { search: 'comes-and' })).toEqual([]);
  });
});

test('search covers name, code and domain; filters, orders and pages work together', async () => {
  const own = await aPartnerAdmin(app);
  const make = (code: string, businessName: string, domain: string) =>
    aClient(app, own, { code, businessName, domain });
  const first = await make('zeta', 'Émile Boulanger', 'bread.test');
  await make('beta', 'Beta 100% Pure', 'pure.test');
  await make('alpha', 'Zeppelin', 'air_ship.test'.replace('_', '-'));
  await actAs(app, own, (uow) => setClientStatus(uow, { clientId: first.id, status: 'paused' }));
  for (const [search, found] of [
    ['EMILE', ['zeta']],
    ['ead.te', ['zeta']],
    ['alph', ['alpha']],
    ['%', ['beta']],
    ['_', []],
    ['boulanger zeta', ['zeta']],
    ['ze', ['zeta', 'alpha']],
  ] as const) {
    expect({ search, found: await codes(own, { search }) }).toEqual({ search, found });
  }
  expect(await codes(own)).toEqual(['beta', 'zeta', 'alpha']);
  expect(await codes(own, { sort: { by: 'code', dir: 'desc' } })).toEqual(['zeta', 'beta', 'alpha']);
  expect(await codes(own, { sort: { by: 'createdAt', dir: 'asc' } })).toEqual(['zeta', 'beta', 'alpha']);
  expect(await codes(own, { sort: { by: 'status', dir: 'desc' } })).toContain('zeta');
  expect(await codes(own, { status: ['paused'] })).toEqual(['zeta']);
  expect(await codes(own, { status: ['paused', 'archived'], search: 'test' })).toEqual(['zeta']);
  expect(await codes(own, { status: [] })).toHaveLength(3);

  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(own, { limit: 1, search: 'test', sort: { by: 'code', dir: 'asc' }, cursor });
    seen.push(...page.items.map(({ code }) => code));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(['alpha', 'beta', 'zeta']);
});

describe('changing', () => {
  test('only the given fields change, and the event holds only those', async () => {
    const own = await aPartnerAdmin(app);
    const client = await aClient(app, own, { businessName: 'Before' });
    const events = (await eventsOf(app, own.partner.id)).length;
    const after = await actAs(app, own, (uow) =>
      updateClient(uow, {
        clientId: client.id,
        businessName: 'After',
        domain: client.domain,
        version: client.version,
      }),
    );
    expect(after).toEqual({ ...client, businessName: 'After', version: 2 });
    expect(await eventsOf(app, own.partner.id, events)).toMatchObject([
      {
        action: 'client.updated',
        client_id: client.id,
        details: { before: { businessName: 'Before' }, after: { businessName: 'After' } },
      },
    ]);
    expect(await codes(own, { search: 'after' })).toEqual([client.code]);
  });

  test('a version other than the stored one is stale, and nothing is written', async () => {
    const client = await aClient(app, admin);
    const update = (businessName: string) =>
      actAs(app, admin, (uow) =>
        updateClient(uow, { clientId: client.id, businessName, version: client.version }),
      );
    await update('First');
    expect(await refusalOf(update('Second'))).toBe('stale');
    const now = await actAs(app, admin, (uow) => getClient(uow, { clientId: client.id }));
    expect(now).toMatchObject({ businessName: 'First', version: 2 });
  });

  test('of two who saw the same version one changes it', async () => {
    const { id: clientId, version } = await aClient(app, admin);
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        refusalOf(
          actAs(app, admin, (uow) => updateClient(uow, { clientId, version, businessName: `Name ${n}` })),
        ),
      ),
    );
    expect(outcomes.filter((reason) => reason === null)).toHaveLength(1);
    expect(outcomes.filter((reason) => reason === 'stale')).toHaveLength(7);
  });

  test('a code of another client of the partner is refused', async () => {
    const taken = await aClient(app, admin);
    const { id: clientId } = await aClient(app, admin);
    const rename = actAs(app, admin, (uow) => updateClient(uow, { clientId, code: taken.code }));
    await expect(rename).rejects.toMatchObject({
      reason: 'already_exists',
      fields: { code: { code: 'taken' } },
    });
  });

  test('any status may follow any other; the same again writes no event', async () => {
    const own = await aPartnerAdmin(app);
    const { id: clientId } = await aClient(app, own);
    for (const status of ['archived', 'active', 'active', 'paused', 'onboarding'] as const) {
      const changed = await actAs(app, own, (uow) => setClientStatus(uow, { clientId, status }));
      expect(changed.status).toBe(status);
    }
    const events = (await eventsOf(app, own.partner.id)).filter(
      ({ action }) => action === 'client.status_changed',
    );
    expect(events.map(({ details }) => details)).toEqual([
      { before: { status: 'onboarding' }, after: { status: 'archived' } },
      { before: { status: 'archived' }, after: { status: 'active' } },
      { before: { status: 'active' }, after: { status: 'paused' } },
      { before: { status: 'paused' }, after: { status: 'onboarding' } },
    ]);
  });

  test('an administrator demoted meanwhile changes nothing', async () => {
    const own = await aPartnerAdmin(app);
    const { id: clientId } = await aClient(app, own);
    await app.peek("update memberships set role = 'partner_user' where id = $1", [own.membershipId]);
    const late = actAs(app, own, (uow) => setClientStatus(uow, { clientId, status: 'archived' }));
    expect(await refusalOf(late)).toBe('role_not_allowed');
  });
});
