import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { capabilitiesOf, type PartnerRole } from '@gatehouse/policy';
import { Refusal, type Answers, type Outputs } from './fake-link.ts';

export type Member = Outputs['partnerTeam']['member'];

const idOf = (index: number) => `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`;

const partner = { id: idOf(900), kind: 'partner', name: 'Northwind Agency', status: 'active' } as const;
const joinedAt = '2025-11-20T09:00:00.000Z';

/** A session of Alice's at Northwind, with what the policy allows that role. */
export function northwindSession(
  role: PartnerRole = 'partner_admin',
  status: 'active' | 'suspended' = 'active',
  name: string = partner.name,
): NonNullable<SessionOutput> {
  const user = { id: idOf(1), email: 'alice@northwind.test', displayName: 'Alice Berger', emailProven: true };
  const can = capabilitiesOf({
    kind: 'user',
    userId: user.id,
    name: user.displayName,
    email: user.email,
    sessionId: idOf(800),
    mfaEnrolmentRequired: false,
    membership: {
      id: idOf(101),
      role,
      partnerId: partner.id,
      clientId: null,
      partnerStatus: status,
      clientStatus: null,
      clientPermissions: null,
    },
  });
  const organisation = { ...partner, status, name };
  return {
    user,
    membership: { id: idOf(101), role, status: 'active' },
    memberships: [{ id: idOf(101), role, organisation }],
    organisation,
    permissions: null,
    rolesOnOffer: null,
    mfaEnrolmentRequired: false,
    vendorContact: 'support@vendor.test',
    can: [...can],
  };
}

/** A row of the roster. */
export function member(index: number, name: string, more: Partial<Member> = {}): Member {
  const [first = ''] = name.split(' ');
  return {
    kind: 'member',
    id: idOf(100 + index),
    userId: idOf(index),
    name,
    email: `${first.toLowerCase()}@northwind.test`,
    role: 'partner_user',
    status: 'active',
    mfaEnabled: false,
    lastActiveAt: joinedAt,
    joinedAt,
    self: false,
    lastAdmin: false,
    assignedClients: 0,
    invitation: null,
    ...more,
  };
}

export const alice = member(1, 'Alice Berger', { role: 'partner_admin', self: true, lastAdmin: true });

interface Asked {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** One page of a list. The cursor is the number of rows before it. */
export function pageOf<T>(all: readonly T[], { limit = 25, cursor }: Asked = {}) {
  const from = Number(cursor ?? 0);
  const to = from + limit;
  return {
    items: all.slice(from, to),
    nextCursor: to < all.length ? String(to) : null,
    total: all.length,
    totalCapped: false,
  };
}

/** Northwind's server, for one of its people: the session, and a roster in pages that ignores filters. */
export function northwind(people: readonly Member[], session = northwindSession()) {
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
    },
    partnerTeam: {
      members: (input?: Asked & { search?: string | undefined }) => pageOf(people, input),
      invitations: () => pageOf([]),
      member: ({ memberId }) => {
        const found = people.find(({ id }) => id === memberId);
        if (!found) throw new Refusal('not_found', 404);
        return found;
      },
      memberSessions: () => [],
      assignedClients: () => pageOf([]),
    },
    clients: { list: () => pageOf([]) },
  } satisfies Answers;
}

export type Invitation = Outputs['partnerTeam']['invitations']['items'][number];

/** An invitation to Northwind, delivered. */
export function invitation(index: number, email: string, more: Partial<Invitation> = {}): Invitation {
  return {
    id: idOf(700 + index),
    email,
    role: 'partner_user',
    status: 'pending',
    createdAt: joinedAt,
    expiresAt: new Date(Date.now() + 5 * 86_400_000).toISOString(),
    invitedBy: 'Alice Berger',
    deliveryStatus: 'sent',
    deliveryError: null,
    sentCount: 1,
    lastSentAt: joinedAt,
    ...more,
  };
}
