import { describe, expect, test } from 'vitest';
import { actions, allActions, ruleOf } from './actions.ts';
import { anonymous, type ActiveMembership, type UserActor } from './actor.ts';
import { decide, type Decision } from './decide.ts';
import { clientPermissions, type ClientPermission } from './permissions.ts';
import type { Reason } from './reasons.ts';
import { clientRoles, partnerRoles, roles, staffRoles, type ClientRole, type Role } from './roles.ts';
import { clientStatuses, partnerStatuses, type ClientStatus, type PartnerStatus } from './statuses.ts';

const own = 'partner-of-the-actor';
const client = 'client-of-the-actor';

function membershipOf(
  role: Role,
  partnerStatus: PartnerStatus = 'active',
  clientStatus: ClientStatus | null = 'active',
  permissions: readonly ClientPermission[] = [],
): ActiveMembership {
  const staff = staffRoles.some((known) => known === role);
  const customer = clientRoles.some((known) => known === role);
  return {
    id: 'membership',
    role,
    partnerId: staff ? null : own,
    clientId: customer ? client : null,
    partnerStatus: staff ? null : partnerStatus,
    clientStatus: customer ? clientStatus : null,
    clientPermissions: customer ? permissions : null,
  };
}

function person(membership: ActiveMembership | null, mfaEnrolmentRequired = false): UserActor {
  return {
    kind: 'user',
    userId: 'user',
    name: 'A Person',
    email: 'a@example.test',
    sessionId: 'handle',
    membership,
    mfaEnrolmentRequired,
  };
}

const allowed: Decision = { allowed: true };
const refused = (reason: Reason): Decision => ({ allowed: false, reason });

/** What each role of a partner has, and the roles of a client with the permission they need. A slip in the table itself shows in docs/access.md. */
const expectedRoles: Readonly<Record<string, readonly Role[] | undefined>> = Object.fromEntries(
  allActions.map((action) => [action, ruleOf(action)?.partner]),
);
interface CustomerSurface {
  readonly roles: readonly ClientRole[];
  readonly permission: ClientPermission | undefined;
}
const expectedCustomers: Readonly<Record<string, CustomerSurface | undefined>> = Object.fromEntries(
  allActions.map((action) => {
    const { client, clientSurface } = ruleOf(action) ?? {};
    return [action, client && { roles: client, permission: clientSurface }];
  }),
);
const expectedQueries: readonly string[] = allActions.filter((action) => actions[action].kind === 'query');

/** What each partner status answers: pending and archived block everything, suspended allows reading. */
const ofStatus: Record<PartnerStatus, Record<'query' | 'command', Decision>> = {
  active: { query: allowed, command: allowed },
  pending: { query: refused('organisation_pending'), command: refused('organisation_pending') },
  suspended: { query: allowed, command: refused('organisation_suspended') },
  archived: { query: refused('organisation_archived'), command: refused('organisation_archived') },
};

/** The same for a client's own status. Onboarding counts as active. */
const ofClientStatus: Record<ClientStatus, Record<'query' | 'command', Decision>> = {
  onboarding: { query: allowed, command: allowed },
  active: { query: allowed, command: allowed },
  paused: { query: allowed, command: refused('organisation_suspended') },
  archived: { query: refused('organisation_archived'), command: refused('organisation_archived') },
};

const partnerUserReads = [
  'partnerTeam.members',
  'partnerTeam.member',
  'partnerTeam.assignedClients',
  'clients.list',
  'clients.get',
  'clients.assignments',
];
test('a partner user reads the roster and clients, and changes nothing', () => {
  const having = allActions.filter((action) => expectedRoles[action]?.includes('partner_user'));
  expect(having.toSorted()).toEqual(partnerUserReads.toSorted());
});

test('the people of a client are managed by two of its roles, where it manages itself', () => {
  const managing = allActions.filter((action) => action.startsWith('clientUsers.'));
  expect(managing.length).toBeGreaterThan(15);
  for (const action of managing) {
    expect(expectedCustomers[action]).toEqual({
      roles: ['client_admin', 'community_manager'],
      permission: 'manage_users',
    });
    expect(expectedRoles[action]).toEqual(['partner_admin']);
  }
});

test('nothing else of a partner is for the people of a client', () => {
  const theirs = allActions.filter((action) => expectedCustomers[action] !== undefined);
  expect(theirs.filter((action) => !action.startsWith('clientUsers.'))).toEqual([
    'portal.home',
    'portal.feature',
  ]);
});

test('every action is allowed to a role', () => {
  expect(allActions.filter((action) => !expectedRoles[action] && !expectedCustomers[action])).toEqual([]);
});

/** A membership that may perform the action, with every permission on. */
function insider(action: string): ActiveMembership {
  const role = expectedRoles[action]?.[0] ?? expectedCustomers[action]?.roles[0];
  if (!role) throw new Error(`${action} is for nobody`);
  return membershipOf(role, 'active', 'active', clientPermissions);
}

describe.each(allActions)('%s', (action) => {
  const kind = expectedQueries.includes(action) ? 'query' : 'command';

  test.each(partnerRoles.flatMap((role) => partnerStatuses.map((status) => [role, status] as const)))(
    '%s of a partner that is %s',
    (role, status) => {
      const having = expectedRoles[action];
      const expected = !having
        ? refused('not_found')
        : having.includes(role)
          ? ofStatus[status][kind]
          : refused('role_not_allowed');
      expect(decide(person(membershipOf(role, status)), action)).toEqual(expected);
    },
  );

  test.each(clientRoles.flatMap((role) => clientStatuses.map((status) => [role, status] as const)))(
    '%s of a client that is %s',
    (role, status) => {
      const surface = expectedCustomers[action];
      for (const permission of [null, ...clientPermissions]) {
        const permissions = permission === null ? [] : [permission];
        const there = surface && (!surface.permission || surface.permission === permission);
        const expected = !there
          ? refused('not_found')
          : surface.roles.includes(role)
            ? ofClientStatus[status][kind]
            : refused('role_not_allowed');
        expect(decide(person(membershipOf(role, 'active', status, permissions)), action)).toEqual(expected);
      }
    },
  );

  test.each(staffRoles)('does not exist for %s', (role) => {
    expect(decide(person(membershipOf(role)), action)).toEqual(refused('not_found'));
  });

  test('demands the second factor that the organisation demands', () => {
    expect(decide(person(insider(action), true), action)).toEqual(refused('mfa_enrolment_required'));
  });

  test('is for signed-in people who have chosen a membership', () => {
    expect(decide(anonymous, action)).toEqual(refused('unauthenticated'));
    expect(decide(anonymous, action, { partnerId: own })).toEqual(refused('unauthenticated'));
    expect(decide({ kind: 'system', name: 'a job' }, action)).toEqual(refused('not_found'));
    expect(decide(person(null), action)).toEqual(refused('not_found'));
  });

  test('finds only subjects of the own organisation, and answers the same for missing and foreign ones', () => {
    const actor = person(insider(action));
    const customer = actor.membership?.clientId !== null;
    const missing = decide(actor, action, null);
    expect(missing).toEqual(refused('not_found'));
    expect(decide(actor, action, { partnerId: own, clientId: client })).toEqual(allowed);
    expect(decide(actor, action, { partnerId: own })).toEqual(customer ? missing : allowed);
    expect(decide(actor, action, { partnerId: own, clientId: 'another-client' })).toEqual(
      customer ? missing : allowed,
    );
    expect(decide(actor, action, { partnerId: 'partner-of-others', clientId: client })).toEqual(missing);
    expect(decide(actor, action, { partnerId: null })).toEqual(missing);
  });
});

describe('the order of refusals', () => {
  const command = 'partnerTeam.invite';
  const foreign = { partnerId: 'partner-of-others' };

  test('not signed in is decided first, even for an unknown action', () => {
    expect(decide(anonymous, 'no.such.action')).toEqual(refused('unauthenticated'));
  });

  test('the surface is decided before role, status, second factor and subject', () => {
    const actor = person(membershipOf('client_admin', 'archived', 'archived'), true);
    expect(decide(actor, command, foreign)).toEqual(refused('not_found'));
  });

  test('the role is decided before status, second factor and subject, whatever the ids', () => {
    const actor = person(membershipOf('partner_user', 'archived'), true);
    expect(decide(actor, command, foreign)).toEqual(refused('role_not_allowed'));
    expect(decide(actor, command, null)).toEqual(refused('role_not_allowed'));
  });

  test('the status is decided before second factor and subject', () => {
    const actor = person(membershipOf('partner_admin', 'suspended'), true);
    expect(decide(actor, command, foreign)).toEqual(refused('organisation_suspended'));
  });

  test('the second factor is decided before the subject', () => {
    const actor = person(membershipOf('partner_admin'), true);
    expect(decide(actor, command, foreign)).toEqual(refused('mfa_enrolment_required'));
  });
});

test.each([
  '',
  'partnerTeam',
  'partnerTeam.Invite',
  'toString',
  '__proto__',
  'constructor',
  'hasOwnProperty',
])('the unknown action «%s» is not found, for every role', (action) => {
  for (const role of roles) {
    expect(decide(person(membershipOf(role)), action)).toEqual(refused('not_found'));
  }
});

test("a client's status blocks the client's people as a partner's status blocks the partner's", () => {
  // The table has no action for a client's people alone yet, so the test uses a partner's membership.
  const member = (clientStatus: ClientStatus) =>
    person({ ...membershipOf('partner_admin'), clientId: client, clientStatus });
  expect(decide(member('archived'), 'partnerTeam.members')).toEqual(refused('organisation_archived'));
  expect(decide(member('paused'), 'partnerTeam.members')).toEqual(allowed);
  expect(decide(member('paused'), 'partnerTeam.invite')).toEqual(refused('organisation_suspended'));
  expect(decide(member('onboarding'), 'partnerTeam.invite')).toEqual(allowed);
});
