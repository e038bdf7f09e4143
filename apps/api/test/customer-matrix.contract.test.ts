import {
  actions,
  allActions,
  clientPermissions,
  clientRoles,
  featureKeys,
  type Action,
  type ClientPermission,
  type ClientRole,
} from '@gatehouse/policy';
import { aClient, aClientUser, aSession, type TestClientUser, type TestApp } from '@gatehouse/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Called, Client } from './harness/client.ts';
import { aTeam, signedIn, type Team } from './harness/people.ts';
import { openTestPortal, type Portal } from './harness/portal.ts';

// Role × permission × procedure, through HTTP. The expectations repeat CONTRACT §4 by hand: a mistake in the policy's tables must show
// here.
const rolesOf: Record<ClientPermission, readonly ClientRole[]> = {
  manage_users: ['client_admin', 'community_manager'],
  manage_billing: ['client_admin'],
  view_calls: ['client_admin', 'client_manager', 'client_staff', 'client_member', 'community_manager'],
  view_analytics: ['client_admin', 'client_manager', 'client_member', 'community_manager'],
  manage_integrations: ['client_admin', 'client_manager'],
  manage_projects: ['client_admin', 'client_manager', 'client_member'],
};
const permissionOf: Record<string, ClientPermission> = {
  billing: 'manage_billing',
  calls: 'view_calls',
  analytics: 'view_analytics',
  integrations: 'manage_integrations',
  projects: 'manage_projects',
};

let app: TestApp;
let portal: Portal;
let team: Team;
let partnerAdmin: Client;

beforeAll(async () => {
  // The same few people sign in more often than a person may in an hour.
  ({ app, portal } = await openTestPortal({ rateLimitScale: 100 }));
  team = await aTeam(app);
  partnerAdmin = await signedIn(portal, team.admin.email);
});
afterAll(async () => {
  await portal.close();
  await app.close();
});

/** All on, all off, each alone on, each alone off. */
const states: readonly { readonly named: string; readonly on: readonly ClientPermission[] }[] = [
  { named: 'everything', on: clientPermissions },
  { named: 'nothing', on: [] },
  ...clientPermissions.map((permission) => ({ named: `${permission} alone`, on: [permission] })),
  ...clientPermissions.map((permission) => ({
    named: `all but ${permission}`,
    on: clientPermissions.filter((other) => other !== permission),
  })),
];

const call = (client: Client, action: Action, input: unknown): Promise<Called<unknown>> =>
  actions[action].kind === 'query' ? client.query(action, input) : client.mutate(action, input);
const withoutRequestId = ({ text }: { text: string }) =>
  text.replace(/"requestId":"[^"]+"/, '"requestId":"-"');
const isTeam = (action: Action) => action.startsWith('clientUsers.');
const isPortal = (action: Action) => action.startsWith('portal.');

async function switchTo(clientId: string, on: readonly ClientPermission[]): Promise<void> {
  const permissions = Object.fromEntries(clientPermissions.map((key) => [key, on.includes(key)]));
  expect((await partnerAdmin.mutate('clients.updatePermissions', { clientId, permissions })).outcome).toBe(
    'ok',
  );
}

/** Calls on a colleague and on an invitation of the own client, in an order in which each finds what it needs. */
async function teamInputs(clientId: string, colleague: TestClientUser): Promise<Record<string, unknown>> {
  const memberId = colleague.membershipId;
  await aSession(app, colleague);
  await aSession(app, colleague);
  const [session] = await app.peek<{ handle: string }>(
    'select handle from sessions where membership_id = $1 limit 1',
    [memberId],
  );
  const invited = await partnerAdmin.mutate<{ results: { invitationId: string }[] }>('clientUsers.invite', {
    clientId,
    emails: [`${memberId}@invited.test`],
    role: 'client_member',
  });
  const invitationId = invited.data?.results[0]?.invitationId;
  return {
    'clientUsers.list': {},
    'clientUsers.get': { memberId },
    'clientUsers.update': { memberId, displayName: 'Another Name' },
    'clientUsers.changeRole': { memberId, role: 'client_admin' },
    'clientUsers.sessions': { memberId },
    'clientUsers.checkAddresses': { clientId, emails: ['x@invited.test'] },
    'clientUsers.revokeSession': { memberId, sessionId: session?.handle },
    'clientUsers.revokeSessions': { memberId },
    'clientUsers.sendPasswordReset': { memberId },
    'clientUsers.deactivate': { memberId },
    'clientUsers.reactivate': { memberId },
    'clientUsers.remove': { memberId },
    'clientUsers.invite': { clientId, emails: [`more-${memberId}@invited.test`], role: 'client_member' },
    'clientUsers.resendInvitation': { invitationId },
    'clientUsers.copyInvitationLink': { invitationId },
    'clientUsers.changeInvitationRole': { invitationId, role: 'client_admin' },
    'clientUsers.revokeInvitation': { invitationId },
  };
}

/** The answer a role gets to a team call on its own client's people while `manage_users` is on. */
function teamOutcome(role: ClientRole, action: string): string {
  if (role === 'client_admin') return 'ok';
  if (role !== 'community_manager') return 'role_not_allowed';
  // Without communities they see nobody, and cannot invite to any.
  if (action === 'clientUsers.list' || action === 'clientUsers.checkAddresses') return 'ok';
  return action === 'clientUsers.invite' ? 'invalid_input' : 'not_found';
}

describe.each(clientRoles)('a %s', (role) => {
  let clientId: string;
  let customer: Client;
  let colleague: TestClientUser;

  beforeAll(async () => {
    clientId = (await aClient(app, team.admin)).id;
    customer = await signedIn(portal, (await aClientUser(app, clientId, { role })).email);
  });

  test.each(states)('with $named on', async ({ on }) => {
    await switchTo(clientId, on);
    colleague = await aClientUser(app, clientId, { role: 'client_member' });
    const inputs = await teamInputs(clientId, colleague);
    const may = (permission: ClientPermission) =>
      on.includes(permission) && rolesOf[permission].includes(role);

    const unknown = withoutRequestId(await customer.query('nobody.knowsThis', {}));
    const ordered = [...new Set([...Object.keys(inputs), ...allActions])].filter((key): key is Action =>
      Object.hasOwn(actions, key),
    );
    expect(allActions.filter((action) => isTeam(action) && !(action in inputs))).toEqual([]);
    // Nobody here has the partner's surfaces, whatever is on. All on and all off are enough to show it.
    const asked = on.length % clientPermissions.length === 0 ? ordered : ordered.filter(isTeam);
    for (const action of asked.filter((known) => !isPortal(known))) {
      const absent = !isTeam(action) || !on.includes('manage_users');
      const answer = await call(customer, action, inputs[action] ?? { clientId });
      const outcome = absent ? 'not_found' : teamOutcome(role, action);
      expect({ action, outcome: answer.outcome }).toEqual({ action, outcome });
      if (!absent) continue;
      const malformed = await call(customer, action, { nobodyKnows: [action] });
      expect(withoutRequestId(answer)).toBe(unknown);
      expect(withoutRequestId(malformed)).toBe(unknown);
    }

    const home = await customer.query<{ features: { key: string; allowed: boolean }[] }>('portal.home');
    expect(home.data?.features.map(({ key, allowed }) => ({ key, allowed }))).toEqual(
      featureKeys.map((key) => ({ key, allowed: may(permissionOf[key] ?? 'manage_users') })),
    );
    for (const key of featureKeys) {
      const permission = permissionOf[key] ?? 'manage_users';
      const answer = await customer.query('portal.feature', { key });
      const refusal = on.includes(permission) ? 'role_not_allowed' : 'permission_disabled';
      expect({ key, outcome: answer.outcome }).toEqual({ key, outcome: may(permission) ? 'ok' : refusal });
    }

    const session = await customer.query<{ can: string[]; rolesOnOffer: string[] | null }>('auth.session');
    const offered = ['client_admin', 'client_member'];
    expect(session.data?.rolesOnOffer).toEqual(may('manage_users') ? offered : null);
    const can = session.data?.can.filter((path) => /^(clientUsers|portal|clients|partnerTeam)\./.test(path));
    const own = may('manage_users') ? allActions.filter(isTeam) : [];
    expect(can).toEqual([...own, ...allActions.filter(isPortal)].toSorted());

    const missing = await customer.get('/no/such/page');
    const users = await customer.get('/users');
    const status = on.includes('manage_users') ? 200 : 404;
    // A page that exists for the person names what it loads; every other one is the same to the byte.
    const likeMissing = users.text === missing.text;
    expect({ status: users.status, likeMissing }).toEqual({ status, likeMissing: status === 404 });
    for (const path of [
      '/team',
      '/team/invitations',
      '/invitations/pending',
      '/clients',
      `/clients/${clientId}`,
    ])
      expect(await customer.get(path)).toMatchObject({ status: 404, text: missing.text });
  });
});
