import type { SessionOutput } from '@gatehouse/core/identity/contract';
import {
  capabilitiesOf,
  clientPermissions,
  decideFeature,
  featureKeys,
  type ClientPermission,
  type ClientRole,
  type ClientStatus,
} from '@gatehouse/policy';
import { acme, joinedAt, type ClientUser } from './acme.ts';
import { Refusal, type Answers } from './fake-link.ts';
import { pageOf } from './northwind.ts';

interface Person {
  readonly role?: ClientRole;
  readonly name?: string;
  readonly permissions?: readonly ClientPermission[];
  readonly status?: ClientStatus;
  readonly organisation?: string;
}

const userId = '01900000-0000-7000-8000-000000000301';
const membershipId = '01900000-0000-7000-8000-000000000302';

/** The session of a person of Acme Dental, with what the policy allows that role. */
function portalSession({
  role = 'client_admin',
  name = 'Dana Whitmore',
  permissions = clientPermissions,
  status = 'active',
  organisation: businessName = acme.businessName,
}: Person = {}): NonNullable<SessionOutput> {
  const user = { id: userId, email: 'dana@acme.test', displayName: name, emailProven: true };
  const organisation = { id: acme.id, kind: 'client', name: businessName, status } as const;
  const can = capabilitiesOf({
    kind: 'user',
    userId: user.id,
    name,
    email: user.email,
    sessionId: '01900000-0000-7000-8000-000000000303',
    mfaEnrolmentRequired: false,
    membership: {
      id: membershipId,
      role,
      partnerId: '01900000-0000-7000-8000-000000000900',
      clientId: acme.id,
      partnerStatus: 'active',
      clientStatus: status,
      clientPermissions: permissions,
    },
  });
  return {
    user,
    membership: { id: membershipId, role, status: 'active' },
    memberships: [{ id: membershipId, role, organisation }],
    organisation,
    permissions: [...permissions],
    rolesOnOffer: ['client_admin', 'client_member'],
    mfaEnrolmentRequired: false,
    vendorContact: 'support@vendor.test',
    can: [...can],
  };
}

/** The server of Acme Dental's portal, for one of its people. Calls is connected; billing too. */
export function portalOf(person: Person = {}, users: readonly ClientUser[] = []) {
  const { role = 'client_admin', permissions = clientPermissions } = person;
  const session = portalSession(person);
  const { user } = session;
  return {
    auth: { session: () => session },
    account: {
      profile: () => ({
        id: user.id,
        email: user.email,
        emailProven: true,
        displayName: user.displayName,
        phone: null,
        timezone: null,
        locale: 'en',
      }),
      sessions: () => [
        {
          id: '01900000-0000-7000-8000-000000000303',
          device: 'desktop' as const,
          browser: 'Chrome 153',
          os: 'Linux',
          ip: '127.0.0.1',
          createdAt: joinedAt,
          lastSeenAt: joinedAt,
          current: true,
        },
      ],
    },
    portal: {
      home: () => ({
        features: featureKeys.map((key) => ({ ...decideFeature(role, permissions, key), ...linkOf(key) })),
      }),
    },
    clientUsers: {
      list: (input) => ({ ...pageOf(users, input), reach: 'all' }),
      get: ({ memberId }) => {
        const found = users.find(({ id }) => id === memberId);
        if (!found) throw new Refusal('not_found', 404);
        return found;
      },
    },
  } satisfies Answers;
}

const linkOf = (key: string) =>
  key === 'calls' || key === 'billing' ? { url: `https://${key}.vendor.test/of/${acme.id}` } : {};
