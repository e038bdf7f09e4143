import { expect, test } from 'vitest';
import { allActions } from './actions.ts';
import { anonymous, type ActiveMembership, type UserActor } from './actor.ts';
import { capabilitiesOf } from './capabilities.ts';
import { decide } from './decide.ts';
import { decidePage, pages } from './pages.ts';
import { clientPermissions } from './permissions.ts';
import { clientRoles, roles, type Role } from './roles.ts';
import { clientStatuses, partnerStatuses } from './statuses.ts';

const open = [
  'auth.passkeySignIn',
  'auth.previewReset',
  'auth.requestPasswordReset',
  'auth.resetPassword',
  'auth.secondFactor',
  'auth.session',
  'auth.signIn',
  'auth.signInWithPasskey',
  'auth.signOut',
  'auth.verifySecondFactor',
  'invitations.accept',
  'invitations.preview',
  'invitations.requestNewLink',
];
const own = [
  'account.beginPasskey',
  'account.beginTotp',
  'account.changePassword',
  'account.confirmEmailProof',
  'account.confirmPasskey',
  'account.confirmTotp',
  'account.mfa',
  'account.passkeys',
  'account.profile',
  'account.regenerateRecoveryCodes',
  'account.removePasskey',
  'account.removeTotp',
  'account.requestEmailProof',
  'account.revokeOtherSessions',
  'account.revokeSession',
  'account.sessions',
  'account.updateProfile',
  'auth.switchMembership',
];

function person(membership: Partial<ActiveMembership> | null): UserActor {
  const place = {
    id: 'm',
    partnerId: 'p',
    clientId: null,
    partnerStatus: 'active',
    clientStatus: null,
    clientPermissions: null,
  } as const;
  return {
    kind: 'user',
    userId: 'u',
    name: 'A Person',
    email: 'a@example.test',
    sessionId: 's',
    mfaEnrolmentRequired: false,
    membership: membership && { ...place, role: 'partner_user', ...membership },
  };
}

test('a visitor who is not signed in can call the open procedures, and no others', () => {
  expect(capabilitiesOf(anonymous)).toEqual(open);
  expect(capabilitiesOf({ kind: 'system', name: 'a job' })).toEqual(open);
});

test('a person without a chosen membership can choose one', () => {
  expect(capabilitiesOf(person(null))).toEqual([...open, ...own].toSorted());
});

test('a partner user can see the roster and assigned clients', () => {
  expect(capabilitiesOf(person({ role: 'partner_user' }))).toEqual(
    [
      ...open,
      ...own,
      'clients.assignments',
      'clients.get',
      'clients.list',
      'partnerTeam.assignedClients',
      'partnerTeam.member',
      'partnerTeam.members',
    ].toSorted(),
  );
});

test('an administrator of a suspended partner can read and cannot change anything', () => {
  const can = capabilitiesOf(person({ role: 'partner_admin', partnerStatus: 'suspended' }));
  expect(can.filter((path) => path.startsWith('partnerTeam.'))).toEqual([
    'partnerTeam.assignedClients',
    'partnerTeam.checkAddresses',
    'partnerTeam.invitations',
    'partnerTeam.member',
    'partnerTeam.memberSessions',
    'partnerTeam.members',
    'partnerTeam.settings',
  ]);
});

test('people who differ in one thing that the policy reads do not share a list', () => {
  const permissionSets = [null, [], ...clientPermissions.map((one) => [one]), [...clientPermissions]];
  for (const role of roles)
    for (const partnerStatus of [null, ...partnerStatuses])
      for (const clientStatus of [null, ...clientStatuses])
        for (const permissions of permissionSets)
          for (const mfaEnrolmentRequired of [false, true]) {
            const place = { role, partnerStatus, clientStatus, clientPermissions: permissions };
            const actor = { ...person(place), mfaEnrolmentRequired };
            const granted = allActions.filter((action) => decide(actor, action).allowed);
            expect(capabilitiesOf(actor)).toEqual([...open, ...own, ...granted].toSorted());
          }
});

const shown = (actor: Parameters<typeof decidePage>[0]) =>
  Object.keys(pages).filter((path) => decidePage(actor, path) === 'show');

test("the team pages are shown to a partner's people in every state of the partner", () => {
  for (const partnerStatus of ['active', 'pending', 'suspended', 'archived'] as const) {
    for (const role of ['partner_admin', 'partner_user'] as const) {
      expect(shown(person({ role, partnerStatus }))).toEqual(
        Object.keys(pages).filter((path) => path !== '/users'),
      );
    }
  }
});

test.each(['client_admin', 'community_manager', 'staff_admin', 'staff_support'] as const)(
  'for a %s the pages of the team do not exist',
  (role) => {
    expect(decidePage(person({ role }), '/team')).toBe('not_found');
    expect(decidePage(person({ role }), '/team/invitations')).toBe('not_found');
    expect(decidePage(person({ role }), '/clients')).toBe('not_found');
    expect(decidePage(person({ role }), '/clients/01900000-0000-7000-8000-0000deadbeef')).toBe('not_found');
    expect(decidePage(person({ role }), '/')).toBe('show');
  },
);

test("the users page is shown to a client's people while the client manages itself, and to nobody else", () => {
  const page = (role: Role, clientPermissions: ActiveMembership['clientPermissions']) =>
    decidePage(person({ role, clientPermissions }), '/users');
  for (const role of clientRoles) {
    // A role that manages nobody still sees the page: its tier has the surface, and the page says who manages users.
    expect(page(role, ['manage_users'])).toBe('show');
    expect(page(role, [])).toBe('not_found');
    expect(page(role, ['manage_billing', 'view_calls'])).toBe('not_found');
  }
  for (const role of ['partner_admin', 'partner_user', 'staff_admin'] as const)
    expect(page(role, null)).toBe('not_found');
});

test('signed out, a known page leads to sign-in and an unknown one to not found', () => {
  expect(shown(anonymous)).toEqual(['/sign-in', '/accept', '/forgot-password', '/reset']);
  expect(decidePage(anonymous, '/team')).toBe('sign-in');
  expect(decidePage(anonymous, '/')).toBe('sign-in');
  for (const path of ['/nowhere', '', '/team/', '/Team', 'toString', '__proto__']) {
    expect(decidePage(anonymous, path)).toBe('not_found');
    expect(decidePage(person({ role: 'partner_admin' }), path)).toBe('not_found');
  }
});

test('a person without a chosen membership finds no page of an organisation', () => {
  expect(shown(person(null))).toEqual([
    '/',
    '/sign-in',
    '/accept',
    '/forgot-password',
    '/reset',
    '/choose',
    '/settings',
    '/settings/profile',
    '/settings/sessions',
    '/enrol',
    '/settings/security',
  ]);
  expect(decidePage(person(null), '/team')).toBe('not_found');
});

test('a page with a parameter is shown to its tier for any parameter value of exactly one segment', () => {
  for (const role of ['partner_admin', 'partner_user'] as const) {
    for (const path of ['/clients/01900000-0000-7000-8000-0000deadbeef', '/clients/nonsense', '/clients/%2F'])
      expect(decidePage(person({ role }), path)).toBe('show');
    for (const path of ['/clients/', '/clients//', '/clients/a/b', '/clientsa', '/Clients/a'])
      expect(decidePage(person({ role }), path)).toBe('not_found');
  }
  expect(decidePage(anonymous, '/clients/nonsense')).toBe('sign-in');
});
