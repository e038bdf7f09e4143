import {
  clientPermissions,
  clientRoles,
  clientStatuses,
  membershipStatuses,
  partnerStatuses,
  roles,
  type ClientPermission,
  type ClientRole,
  type ClientStatus,
  type MembershipStatus,
  type PartnerStatus,
  type Role,
} from '@gatehouse/policy';
import { z } from 'zod';

export type OrganisationDetails =
  | { readonly kind: 'vendor' }
  | {
      readonly kind: 'partner';
      readonly id: string;
      readonly name: string;
      readonly status: PartnerStatus;
      readonly requiresMfa: boolean;
    }
  | {
      readonly kind: 'client';
      readonly id: string;
      readonly name: string;
      readonly status: ClientStatus;
      readonly requiresMfa: boolean;
      /** A client's people are blocked together with its partner. */
      readonly partnerStatus: PartnerStatus;
      /** The permissions that are on for its people. */
      readonly permissions: readonly ClientPermission[];
      readonly rolesOnOffer: readonly ClientRole[];
    };

/** What the database knows of a session and its person now. */
export interface SessionDetails {
  /** The public handle. */
  readonly sessionId: string;
  readonly expiresAt: string;
  readonly user: {
    readonly id: string;
    readonly email: string;
    readonly displayName: string;
    readonly emailProven: boolean;
    readonly mfaEnabled: boolean;
  };
  /** The membership it acts for. */
  readonly membership:
    | (MembershipDetails & {
        /** The person's name in this tenant: their own, or the one the tenant has given them. */
        readonly name: string;
        readonly status: MembershipStatus;
        readonly partnerId: string | null;
        readonly clientId: string | null;
      })
    | null;
  readonly memberships: readonly MembershipDetails[];
}

interface MembershipDetails {
  readonly id: string;
  readonly role: Role;
  readonly organisation: OrganisationDetails;
}

const person = {
  handle: z.string(),
  expires_at: z.string(),
  unnoted: z.boolean(),
  user_id: z.string(),
  email: z.string(),
  display_name: z.string(),
  email_proven: z.boolean(),
  mfa_enabled: z.boolean(),
  acts_for: z.string().nullable(),
};
const membership = {
  membership_id: z.string(),
  past: z.boolean(),
  name: z.string(),
  role: z.enum(roles),
  status: z.enum(membershipStatuses),
};
const partner = {
  partner_id: z.string(),
  partner_name: z.string(),
  partner_status: z.enum(partnerStatuses),
  partner_requires_mfa: z.boolean(),
};
const client = {
  client_id: z.string(),
  client_name: z.string(),
  client_status: z.enum(clientStatuses),
  client_requires_mfa: z.boolean(),
  permissions: z.array(z.enum(clientPermissions)),
  roles_on_offer: z.array(z.enum(clientRoles)),
};

/** A row of `gatehouse.session_state`: a session with one of its person's memberships, if there is any. */
export const sessionRow = z.union([
  z.object({ ...person, ...membership, ...partner, client_id: z.null() }),
  z.object({ ...person, ...membership, ...partner, ...client }),
  z.object({ ...person, ...membership, partner_id: z.null(), client_id: z.null() }),
  z.object({ ...person, membership_id: z.null() }),
]);
type SessionRow = z.infer<typeof sessionRow>;
type MembershipRow = Exclude<SessionRow, { membership_id: null }>;

/** The details that these rows are; null for a session that has ended, or whose membership has. */
export function detailsOf(rows: readonly SessionRow[]): SessionDetails | null {
  const [session] = rows;
  if (!session) return null;
  const memberships = rows.filter(isMembership);
  const acting = memberships.find(({ membership_id }) => membership_id === session.acts_for) ?? null;
  if (session.acts_for !== null && acting === null) return null;
  if (memberships.some(({ past }) => past)) return null;
  return {
    sessionId: session.handle,
    expiresAt: session.expires_at,
    user: {
      id: session.user_id,
      email: session.email,
      displayName: session.display_name,
      emailProven: session.email_proven,
      mfaEnabled: session.mfa_enabled,
    },
    membership: acting && {
      ...membershipOf(acting),
      name: acting.name,
      status: acting.status,
      partnerId: acting.partner_id,
      clientId: acting.client_id,
    },
    memberships: memberships.map(membershipOf),
  };
}

const isMembership = (row: SessionRow): row is MembershipRow => row.membership_id !== null;

const membershipOf = (row: MembershipRow): MembershipDetails => ({
  id: row.membership_id,
  role: row.role,
  organisation: organisationOf(row),
});

function organisationOf(row: MembershipRow): OrganisationDetails {
  if (row.partner_id === null) return { kind: 'vendor' };
  if (row.client_id === null) {
    return {
      kind: 'partner',
      id: row.partner_id,
      name: row.partner_name,
      status: row.partner_status,
      requiresMfa: row.partner_requires_mfa,
    };
  }
  return {
    kind: 'client',
    id: row.client_id,
    name: row.client_name,
    status: row.client_status,
    requiresMfa: row.client_requires_mfa,
    partnerStatus: row.partner_status,
    permissions: row.permissions,
    rolesOnOffer: row.roles_on_offer,
  };
}
