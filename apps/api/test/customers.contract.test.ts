import { clientRoles, allActions, actions, ruleOf } from '@gatehouse/policy';
import { aClient, aCustomer, type TestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aTeam, eventCounts, signedIn, type Team } from './harness/people.ts';
import { openTestPortal, type Portal } from './harness/portal.ts';

let app: TestApp;
let portal: Portal;
let team: Team;
let clientId: string;

interface Session {
  readonly membership: { readonly role: string } | null;
  readonly organisation: Record<string, unknown> | null;
  readonly memberships: readonly {
    readonly id: string;
    readonly role: string;
    readonly organisation: Record<string, unknown>;
  }[];
  readonly can: readonly string[];
}

beforeAll(async () => {
  ({ app, portal } = await openTestPortal());
  team = await aTeam(app);
  clientId = (await aClient(app, team.admin, { businessName: 'Acme Dental' })).id;
});
afterAll(async () => {
  await portal.close();
  await app.close();
});

const withoutRequestId = ({ text }: { text: string }) =>
  text.replace(/"requestId":"[^"]+"/, '"requestId":"-"');

test.each(clientRoles)('a %s signs in for their client and finds no surface of the partner', async (role) => {
  const client = await signedIn(portal, await aCustomer(app, clientId, role));
  const { data } = await client.query<Session>('auth.session');
  const organisation = { id: clientId, kind: 'client', name: 'Acme Dental', status: 'onboarding' };
  expect(data).toMatchObject({ membership: { role }, organisation, memberships: [{ organisation }] });
  expect(data?.can.filter((path) => /^(partnerTeam|clients)\./.test(path))).toEqual([]);

  const before = await eventCounts(app);
  for (const action of allActions.filter((path) => ruleOf(path)?.client === undefined)) {
    for (const input of [{ clientId }, { nobodyKnows: true }]) {
      const answer = await (actions[action].kind === 'query'
        ? client.query(action, input)
        : client.mutate(action, input));
      const unknown = await client.query('nobody.knowsThis', input);
      expect(answer.status).toBe(404);
      expect(withoutRequestId(answer)).toBe(withoutRequestId(unknown));
    }
  }
  expect(await eventCounts(app)).toEqual(before);
  const unknownPage = await client.get('/no/such/page');
  for (const page of ['/team', '/team/invitations', '/clients', `/clients/${clientId}`])
    expect(await client.get(page)).toMatchObject({ status: 404, text: unknownPage.text });
  expect((await client.mutate('auth.signOut')).outcome).toBe('ok');
});

test('the status is the client’s present one', async () => {
  const { id } = await aClient(app, team.admin);
  const client = await signedIn(portal, await aCustomer(app, id));
  const admin = await signedIn(portal, team.admin.email);
  for (const status of ['active', 'paused', 'archived', 'onboarding']) {
    expect((await admin.mutate('clients.setStatus', { clientId: id, status })).outcome).toBe('ok');
    const { data } = await client.query<Session>('auth.session');
    expect(data?.organisation).toMatchObject({ kind: 'client', status });
  }
});

test('a customer with another membership chooses, and acts for one of them', async () => {
  const { id } = await aClient(app, team.admin, { businessName: 'Zulu Second' });
  const email = await aCustomer(app, id);
  await app.peek(
    `insert into memberships (id, user_id, partner_id, role)
      select gen_random_uuid(), id, $2, 'partner_user' from users where email = $1`,
    [email, team.partner.id],
  );
  const client = await signedIn(portal, email);
  const { data } = await client.query<Session & { memberships: { id: string; role: string }[] }>(
    'auth.session',
  );
  expect(data?.membership).toBeNull();
  expect(data?.memberships.map(({ organisation }) => organisation['kind']).toSorted()).toEqual([
    'client',
    'partner',
  ]);
  for (const [role, outcome] of [
    ['partner_user', 'ok'],
    ['client_admin', 'not_found'],
  ] as const) {
    const membershipId = data?.memberships.find((membership) => membership.role === role)?.id;
    expect((await client.mutate('auth.switchMembership', { membershipId })).outcome).toBe('ok');
    expect((await client.query('clients.list')).outcome).toBe(outcome);
  }
});
