import { capabilitiesOf, decide, type Actor, type ClientRole } from '@gatehouse/policy';
import { vendorOrganisationId } from '../../audit/index.ts';
import type { OrganisationDetails } from '../../sessions/index.ts';
import type { Organisation, SessionOutput } from '../contract.ts';
import type { Identified } from '../domain/identified.ts';

export interface Vendor {
  readonly name: string;
  /** How partners reach the vendor: an address or a URL. */
  readonly contact: string;
}

/** The answer of `auth.session`. It holds nothing that the session's person may not know. */
export function sessionView({ actor, details }: Identified, vendor: Vendor): NonNullable<SessionOutput> {
  const { user, membership, memberships } = details;
  return {
    user: { id: user.id, email: user.email, displayName: user.displayName, emailProven: user.emailProven },
    membership: membership && { id: membership.id, role: membership.role, status: membership.status },
    memberships: memberships.map(({ id, role, organisation }) => ({
      id,
      role,
      organisation: organisationView(organisation, vendor),
    })),
    organisation: membership && organisationView(membership.organisation, vendor),
    rolesOnOffer: rolesOnOffer(actor, membership?.organisation),
    permissions: actor.membership?.clientPermissions ? [...actor.membership.clientPermissions] : null,
    mfaEnrolmentRequired: actor.mfaEnrolmentRequired,
    vendorContact: vendor.contact,
    can: [...capabilitiesOf(actor)],
  };
}

/** Only people who invite to their own client need to know the roles it offers. */
function rolesOnOffer(actor: Actor, organisation: OrganisationDetails | undefined): ClientRole[] | null {
  if (organisation?.kind !== 'client' || !decide(actor, 'clientUsers.invite').allowed) return null;
  return [...organisation.rolesOnOffer];
}

function organisationView(organisation: OrganisationDetails, vendor: Vendor): Organisation {
  if (organisation.kind === 'vendor') {
    return { id: vendorOrganisationId, kind: 'vendor', name: vendor.name, status: 'active' };
  }
  const { id, kind, name, status } = organisation;
  return { id, kind, name, status };
}
