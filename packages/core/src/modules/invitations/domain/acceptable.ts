import type { ClientRole, ClientStatus, PartnerStatus, Role } from '@gatehouse/policy';
import { organisationArchived, organisationSuspended, roleNotOnOffer } from '../invitations.errors.ts';

/** What decides on the organisation's side whether an invitation can be accepted. Null for what a partner's own team does not have. */
export interface Standing {
  readonly partnerStatus: PartnerStatus;
  readonly clientStatus: ClientStatus | null;
  readonly rolesOnOffer: readonly ClientRole[] | null;
}

/**
 * Checked before anybody is asked for anything, and again under the lock (SECURITY R23).
 * @throws organisation_archived, organisation_suspended; role_not_on_offer when the client no longer offers the role
 */
export function refuseUnacceptable(
  { partnerStatus, clientStatus, rolesOnOffer }: Standing,
  offered: Role,
): void {
  if (partnerStatus === 'archived' || clientStatus === 'archived') throw organisationArchived();
  if (partnerStatus === 'suspended' || clientStatus === 'paused') throw organisationSuspended();
  if (rolesOnOffer && !rolesOnOffer.some((role) => role === offered)) throw roleNotOnOffer();
}

/** Whether the organisation, or the partner it belongs to, neither sends nor accepts invitations (SECURITY R30). */
export function isClosed({ partnerStatus, clientStatus }: Omit<Standing, 'rolesOnOffer'>): boolean {
  const isPartnerClosed = partnerStatus === 'suspended' || partnerStatus === 'archived';
  return isPartnerClosed || clientStatus === 'paused' || clientStatus === 'archived';
}

/**
 * The status shown to an invitee. A client is closed together with its partner, and then shown with the client's own status, because the
 * invitee need not know of the partner.
 */
export function shownStatus({ partnerStatus, clientStatus }: Standing): PartnerStatus | ClientStatus {
  if (clientStatus === null) return partnerStatus;
  if (partnerStatus === 'archived' || clientStatus === 'archived') return 'archived';
  return partnerStatus === 'suspended' ? 'paused' : clientStatus;
}
