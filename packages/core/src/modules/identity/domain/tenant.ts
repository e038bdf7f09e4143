import type { ClientRole, PartnerRole } from '@gatehouse/policy';

/** Where a membership is or an invitation leads: at a partner, or at one client of it. Also the chain its events are told in. */
export interface Tenant {
  readonly partnerId: string;
  readonly clientId: string | null;
}

/** The roles there are at such places; which of the two kinds, the place says. */
export type TenantRole = PartnerRole | ClientRole;
