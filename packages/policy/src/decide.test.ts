import { describe, expect, test } from 'vitest';
import { actions, allActions } from './actions.ts';
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

/** The table again, written by hand, so that a mistake in `actions` or `decide` shows: which partner roles may act. */
const expectedRoles: Record<string, readonly Role[]> = {
  'partnerTeam.members': ['partner_admin', 'partner_user'],
  'partnerTeam.member': ['partner_admin', 'partner_user'],
  'partnerTeam.invitations': ['partner_admin'],
  'partnerTeam.checkAddresses': ['partner_admin'],
  'partnerTeam.settings': ['partner_admin'],
  'partnerTeam.invite': ['partner_admin'],
  'partnerTeam.resendInvitation': ['partner_admin'],
  'partnerTeam.revokeInvitation': ['partner_admin'],
  'partnerTeam.copyInvitationLink': ['partner_admin'],
  'partnerTeam.changeInvitationRole': ['partner_admin'],
  'partnerTeam.changeRole': ['partner_admin'],
  'partnerTeam.removeMember': ['partner_admin'],
  'partnerTeam.deactivateMember': ['partner_admin'],
  'partnerTeam.reactivateMember': ['partner_admin'],
  'partnerTeam.updateSettings': ['partner_admin'],
  'partnerTeam.assignedClients': ['partner_admin', 'partner_user'],
  'partnerTeam.memberSessions': ['partner_admin'],
  'partnerTeam.revokeMemberSession': ['partner_admin'],
  'partnerTeam.revokeMemberSessions': ['partner_admin'],
  'clients.list': ['partner_admin', 'partner_user'],
  'clients.get': ['partner_admin', 'partner_user'],
  'clients.assignments': ['partner_admin', 'partner_user'],
  'clients.eligibleMembers': ['partner_admin'],
  'clients.permissions': ['partner_admin'],
  'clients.provision': ['partner_admin'],
  'clients.update': ['partner_admin'],
  'clients.setStatus': ['partner_admin'],
  'clients.assign': ['partner_admin'],
  'clients.unassign': ['partner_admin'],
  'clients.setSupportContact': ['partner_admin'],
  'clients.updatePermissions': ['partner_admin'],
  'clientUsers.invite': ['partner_admin'],
  'clientUsers.resendInvitation': ['partner_admin'],
  'clientUsers.revokeInvitation': ['partner_admin'],
  'clientUsers.copyInvitationLink': ['partner_admin'],
  'clientUsers.changeInvitationRole': ['partner_admin'],
  'clientUsers.changeRole': ['partner_admin'],
  'clientUsers.update': ['partner_admin'],
  'clientUsers.deactivate': ['partner_admin'],
  'clientUsers.reactivate': ['partner_admin'],
  'clientUsers.remove': ['partner_admin'],
  'clientUsers.sendPasswordReset': ['partner_admin'],
  'clientUsers.list': ['partner_admin'],
  'clientUsers.get': ['partner_admin'],
  'clientUsers.sessions': ['partner_admin'],
  'clientUsers.checkAddresses': ['partner_admin'],
  'clientUsers.revokeSession': ['partner_admin'],
  'clientUsers.revokeSessions': ['partner_admin'],
};
/** Which client roles may act, and the permission without which none of them may. The vendor has no action yet. */
const expectedCustomers: Record<string, { roles: readonly ClientRole[]; permission?: ClientPermission }> = {
  'portal.home': { roles: clientRoles },
  'portal.feature': { roles: clientRoles },
  'clientUsers.invite': { roles: ['client_admin', 'community_manager'], permission: 'manage_users' },
  'clientUsers.resendInvitation': {
    roles: ['client_admin', 'community_manager'],
    permission: 'manage_users',
  },
  'clientUsers.revokeInvitation': {
    roles: ['client_admin', 'community_manager'],
    permission: 'manage_users',
  },
  'clientUsers.copyInvitationLink': {
    roles: ['client_admin', 'community_manager'],
    permission: 'manage_users',
  },
  'clientUsers.changeInvitationRole': {
    roles: ['client_admin', 'community_manager'],
    permission: 'manage_users',
  },
  'clientUsers.changeRole': { roles: ['client_admin', 'community_manager'], permission: 'manage_users' },
  'clientUsers.update': { roles: ['client_admin', 'community_manager'], permission: 'manage_users' },
  'clientUsers.deactivate': { roles: ['client_admin', 'community_manager'], permission: 'manage_users' },
  'clientUsers.reactivate': { roles: ['client_admin', 'community_manager'], permission: 'manage_users' },
  'clientUsers.remove': { roles: ['client_admin', 'community_manager'], permission: 'manage_users' },
  'clientUsers.sendPasswordReset': {
    roles: ['client_admin', 'community_manager'],
    permission: 'manage_users',
  },
  'clientUsers.list': { roles: ['client_admin', 'community_manager'], permission: 'manage_users' },
  'clientUsers.get': { roles: ['client_admin', 'community_manager'], permission: 'manage_users' },
  'clientUsers.sessions': { roles: ['client_admin', 'community_manager'], permission: 'manage_users' },
  'clientUsers.checkAddresses': { roles: ['client_admin', 'community_manager'], permission: 'manage_users' },
  'clientUsers.revokeSession': { roles: ['client_admin', 'community_manager'], permission: 'manage_users' },
  'clientUsers.revokeSessions': { roles: ['client_admin', 'community_manager'], permission: 'manage_users' },
};
const expectedQueries = [
  'partnerTeam.members',
  'partnerTeam.member',
  'partnerTeam.invitations',
  'partnerTeam.checkAddresses',
  'partnerTeam.settings',
  'partnerTeam.assignedClients',
  'clients.list',
  'clients.get',
  'clients.assignments',
  'clients.eligibleMembers',
  'clients.permissions',
  'portal.home',
  'portal.feature',
  'partnerTeam.memberSessions',
  'clientUsers.list',
  'clientUsers.get',
  'clientUsers.sessions',
  'clientUsers.checkAddresses',
];

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

test('the table holds exactly the actions of the contract, each of its kind', () => {
  const expected = new Set([...Object.keys(expectedRoles), ...Object.keys(expectedCustomers)]);
  expect(allActions.toSorted()).toEqual([...expected].toSorted());
  expect(allActions.filter((action) => actions[action].kind === 'query').toSorted()).toEqual(
    expectedQueries.toSorted(),
  );
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
