import type { ClientPermission } from './permissions.ts';
import type { Role } from './roles.ts';
import type { ClientStatus, PartnerStatus } from './statuses.ts';

/** The membership a session acts for, read from the database during this request. */
export interface ActiveMembership {
  readonly id: string;
  readonly role: Role;
  /** null for the vendor's staff only. */
  readonly partnerId: string | null;
  /** null unless the membership is a client's. */
  readonly clientId: string | null;
  /** null for the vendor's staff only. */
  readonly partnerStatus: PartnerStatus | null;
  readonly clientStatus: ClientStatus | null;
  /** The permissions that the membership's own client has; null unless the membership is a client's. */
  readonly clientPermissions: readonly ClientPermission[] | null;
}

/** A signed-in person. `membership` is null until the person has chosen one of several. */
export interface UserActor {
  readonly kind: 'user';
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** The public id of the session, never the secret in the cookie. */
  readonly sessionId: string;
  readonly membership: ActiveMembership | null;
  /** True when the organisation demands a second factor and the person has none yet. */
  readonly mfaEnrolmentRequired: boolean;
}

/** A job or an operator's command. `name` identifies it in the audit log. */
export interface SystemActor {
  readonly kind: 'system';
  readonly name: string;
}

export interface AnonymousActor {
  readonly kind: 'anonymous';
}

export type Actor = UserActor | SystemActor | AnonymousActor;

export const anonymous: AnonymousActor = { kind: 'anonymous' };
