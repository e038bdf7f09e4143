import { aClient, aMember, type TestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Called, Client } from './harness/client.ts';
import { aTeam, eventsOf, signedIn, type Team } from './harness/people.ts';
import { openTestPortal, type Portal } from './harness/portal.ts';

let app: TestApp;
let portal: Portal;
let team: Team;
let other: Team;
let admin: Client;
let user: Client;

interface Row {
  readonly id: string;
  readonly code: string;
  readonly version: number;
}

beforeAll(async () => {
  ({ app, portal } = await openTestPortal());
  team = await aTeam(app);
  other = await aTeam(app);
  admin = await signedIn(portal, team.admin.email);
  user = await signedIn(portal, team.user.email);
});
afterAll(async () => {
  await portal.close();
  await app.close();
});

const profile = {
  code: 'acme-dental',
  businessName: 'Acme Dental',
  domain: 'Acme-Dental.test',
  contactName: 'Dr. Molar',
  businessEmail: 'Office@Acme-Dental.test',
  timezone: 'America/New_York',
};
const randomId = '01900000-0000-7000-8000-0000deadbeef';
const withoutRequestId = ({ text }: Called<unknown>) =>
  text.replace(/"requestId":"[^"]+"/, '"requestId":"-"');

describe('provisioning', () => {
  test('returns the row; a repeated code is refused by field, another partner’s code is free', async () => {
    const made = await admin.mutate<Row>('clients.provision', profile);
    expect(made.data).toMatchObject({
      ...profile,
      domain: 'acme-dental.test',
      status: 'onboarding',
      version: 1,
    });
    const again = await admin.mutate('clients.provision', profile);
    expect(again).toMatchObject({ outcome: 'already_exists', status: 409 });
    expect(Object.keys(again.error?.data.fields ?? {})).toEqual(['code']);
    const elsewhere = await signedIn(portal, other.admin.email);
    expect((await elsewhere.mutate<Row>('clients.provision', profile)).outcome).toBe('ok');
    const { data } = await elsewhere.query<{ items: Row[]; total: number }>('clients.list');
    expect(data?.items.map(({ code }) => code)).toEqual(['acme-dental']);
    expect(data?.items[0]?.id).not.toBe(made.data?.id);
  });

  test('gives a message for each field, and creates nothing', async () => {
    const events = await eventsOf(app, async () => {
      const answer = await admin.mutate('clients.provision', {
        code: 'Acme Dental',
        businessName: '',
        domain: 'https://acme.test',
        contactName: 'x'.repeat(121),
        businessEmail: 'nobody',
        timezone: 'Mars/Olympus',
        status: 'active',
      });
      expect(answer).toMatchObject({ outcome: 'invalid_input', status: 400 });
      const { fields = {} } = answer.error?.data ?? {};
      expect(Object.keys(fields).toSorted()).toEqual([...Object.keys(profile), 'status'].toSorted());
      for (const sentence of Object.values(fields)) expect(sentence).toMatch(/^[A-Z].*[.)]$/);
    });
    expect(events).toEqual({});
  });
});

describe('a client that is not assigned', () => {
  test('is answered for a partner user exactly like a random id', async () => {
    const hidden = await aClient(app, team.admin);
    const foreign = await aClient(app, other.admin);
    for (const path of ['clients.get', 'clients.assignments']) {
      const random = await user.query(path, { clientId: randomId });
      for (const { id: clientId } of [hidden, foreign]) {
        const answer = await user.query(path, { clientId });
        expect(answer.status).toBe(404);
        expect(withoutRequestId(answer)).toBe(withoutRequestId(random));
        const { date: _, 'x-request-id': __, ...headers } = random.headers;
        expect(answer.headers).toMatchObject(headers);
      }
    }
  });

  test('appears with the assignment and disappears with its end, on the next request', async () => {
    const { id: clientId } = await aClient(app, team.admin);
    const memberId = team.user.membershipId;
    const get = async () => (await user.query('clients.get', { clientId })).outcome;
    expect(await get()).toBe('not_found');
    expect((await admin.mutate('clients.assign', { clientId, memberId })).outcome).toBe('ok');
    expect(await get()).toBe('ok');
    expect((await admin.mutate('clients.assign', { clientId, memberId })).outcome).toBe('already_exists');
    expect((await admin.mutate('clients.unassign', { clientId, memberId })).outcome).toBe('ok');
    expect(await get()).toBe('not_found');
  });
});

test('contact details are in nothing a partner user receives', async () => {
  const { id: clientId, code } = await aClient(app, team.admin, {
    contactName: 'Zebulon Quill',
    businessEmail: 'zebulon@quill.test',
    members: [team.user],
  });
  const answers = [
    await user.query('clients.get', { clientId }),
    await user.query('clients.list', { search: code }),
    await user.query('clients.assignments', { clientId }),
    await user.query('partnerTeam.assignedClients', {}),
  ];
  for (const { outcome, text } of answers) {
    expect(outcome).toBe('ok');
    expect(text.toLowerCase()).not.toMatch(/zebulon|quill|contactname|businessemail/);
  }
  expect(answers[1]?.text).toContain(code);
  expect((await admin.query('clients.get', { clientId })).text).toContain('Zebulon Quill');
  for (const client of [admin, user])
    expect((await client.query<{ total: number }>('clients.list', { search: 'quill' })).data?.total).toBe(0);
});

describe('the last support contact', () => {
  test('a refused removal lists the clients, and changes nothing', async () => {
    const contact = await aMember(app, { partner: team.partner });
    const { id, code, businessName } = await aClient(app, team.admin, { contacts: [contact] });
    const events = await eventsOf(app, async () => {
      const memberId = contact.membershipId;
      for (const [path, input] of [
        ['partnerTeam.removeMember', { memberId }],
        ['clients.unassign', { clientId: id, memberId }],
        ['clients.setSupportContact', { clientId: id, memberId, supportContact: false }],
      ] as const) {
        const answer = await admin.mutate(path, input);
        expect(answer).toMatchObject({ outcome: 'last_support_contact', status: 409 });
        expect(answer.error?.data).toMatchObject({ clients: [{ id, code, businessName }] });
      }
    });
    expect(events).toEqual({});
  });
});

test('a partner user is refused by role, whatever the ids, and may list only their own', async () => {
  const { id: clientId } = await aClient(app, team.admin, { members: [team.user] });
  for (const id of [clientId, randomId]) {
    const answer = await user.mutate('clients.setStatus', { clientId: id, status: 'archived' });
    expect(answer.outcome).toBe('role_not_allowed');
  }
  for (const memberId of [team.admin.membershipId, other.user.membershipId, randomId, 'nonsense'])
    expect((await user.query('partnerTeam.assignedClients', { memberId })).outcome).toBe('role_not_allowed');
  const own = await user.query<{ items: Row[] }>('partnerTeam.assignedClients', {
    memberId: team.user.membershipId,
  });
  expect(own.data?.items.map(({ id }) => id)).toContain(clientId);
});

test('update is partial and refuses stale versions; so do permissions', async () => {
  const { id: clientId, version } = await aClient(app, team.admin);
  const renamed = await admin.mutate<Row>('clients.update', { clientId, businessName: 'Renamed', version });
  expect(renamed.data).toMatchObject({ businessName: 'Renamed', version: version + 1 });
  expect((await admin.mutate('clients.update', { clientId, version })).outcome).toBe('stale');
  const { data } = await admin.query('clients.permissions', { clientId });
  expect(data).toMatchObject({
    permissions: { manage_users: false, view_calls: true },
    rolesOnOffer: ['client_admin', 'client_member'],
    requiresMfa: false,
    requiresSupportContact: true,
  });
  const changed = await admin.mutate('clients.updatePermissions', {
    clientId,
    permissions: { manage_users: true },
    rolesOnOffer: [],
    version: version + 1,
  });
  expect(changed.data).toMatchObject({ permissions: { manage_users: true }, rolesOnOffer: [] });
  const stale = await admin.mutate('clients.updatePermissions', { clientId, requiresMfa: true, version });
  expect(stale.outcome).toBe('stale');
});
