import {
  clientPermissions,
  clientRoles,
  featureKeys,
  rolesOfPermission,
  type Actor,
  type ClientPermission,
  type ClientRole,
  type FeatureKey,
  type Role,
} from '@gatehouse/policy';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../platform/index.ts';
import { portalFeature, portalHome } from './index.ts';

const clientId = '01900000-0000-7000-8000-00000000c11e';

function actor(role: Role, permissions: readonly ClientPermission[] | null): Actor {
  const customer = clientRoles.some((known) => known === role);
  return {
    kind: 'user',
    userId: 'u',
    name: 'A Person',
    email: 'a@example.test',
    sessionId: 's',
    mfaEnrolmentRequired: false,
    membership: {
      id: 'm',
      role,
      partnerId: role.startsWith('staff') ? null : 'p',
      clientId: customer ? clientId : null,
      partnerStatus: 'active',
      clientStatus: customer ? 'active' : null,
      clientPermissions: permissions,
    },
  };
}

const links = { billing: 'https://pay.example/{clientId}/{clientId}', calls: 'http://calls.example' };
const permissionOf: Record<FeatureKey, ClientPermission> = {
  billing: 'manage_billing',
  calls: 'view_calls',
  analytics: 'view_analytics',
  integrations: 'manage_integrations',
  projects: 'manage_projects',
};
/** The result of an act, or the reason it is refused. */
const answerOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error instanceof AppError ? error.reason : error;
  }
};

describe.each(clientRoles)('a %s', (role: ClientRole) => {
  test.each(featureKeys)('finds %s when it is on and for the role, and its address only then', (key) => {
    const permission = permissionOf[key];
    const forRole = (rolesOfPermission[permission] as readonly ClientRole[]).includes(role);
    for (const on of [true, false]) {
      const permissions = on ? [permission] : clientPermissions.filter((other) => other !== permission);
      const outcome = !on ? 'permission_disabled' : forRole ? 'ok' : 'role_not_allowed';
      const person = actor(role, permissions);
      const tile = portalHome(person, links).features.find((feature) => feature.key === key);
      const url = { billing: `https://pay.example/${clientId}/${clientId}`, calls: 'http://calls.example' };
      const target = key === 'billing' || key === 'calls' ? { url: url[key] } : {};
      expect(tile).toEqual(
        outcome === 'ok' ? { key, allowed: true, ...target } : { key, allowed: false, reason: outcome },
      );
      expect(answerOf(() => portalFeature(person, links, { key }))).toEqual(
        outcome === 'ok' ? { key, ...target } : outcome,
      );
    }
  });
});

test.each(['partner_admin', 'partner_user', 'staff_admin', 'staff_support'] as const)(
  'there is no portal for a %s',
  (role) => {
    for (const permissions of [null, clientPermissions]) {
      expect(answerOf(() => portalHome(actor(role, permissions), links))).toBe('not_found');
      expect(answerOf(() => portalFeature(actor(role, permissions), links, { key: 'calls' }))).toBe(
        'not_found',
      );
    }
  },
);
