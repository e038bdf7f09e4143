import type {
  ClientPermission,
  ClientRole,
  ClientStatus,
  MembershipStatus,
  PartnerStatus,
  Role,
} from '@gatehouse/policy';

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
      /** A client's people stand and fall with its partner. */
      readonly partnerStatus: PartnerStatus;
      /** What is switched on for its people. */
      readonly permissions: readonly ClientPermission[];
      readonly rolesOnOffer: readonly ClientRole[];
    };

/** What the database knows of a session and its person at this moment (`gatehouse.session_actor`). */
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
  readonly membership: {
    readonly id: string;
    /** What this place calls the person: their own name, or the one the place has given them. */
    readonly name: string;
    readonly role: Role;
    readonly status: MembershipStatus;
    readonly partnerId: string | null;
    readonly clientId: string | null;
    readonly organisation: OrganisationDetails;
  } | null;
  readonly memberships: readonly {
    readonly id: string;
    readonly role: Role;
    readonly organisation: OrganisationDetails;
  }[];
}
