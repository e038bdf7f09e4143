/** The closed vocabulary of roles (PRODUCT §1). Code, tables, URLs and screens use the same words. */
export const staffRoles = ['staff_admin', 'staff_support'] as const;
export const partnerRoles = ['partner_admin', 'partner_user'] as const;
export const clientRoles = [
  'client_admin',
  'client_manager',
  'client_staff',
  'client_member',
  'community_manager',
] as const;
export const roles = [...staffRoles, ...partnerRoles, ...clientRoles] as const;

export type StaffRole = (typeof staffRoles)[number];
export type PartnerRole = (typeof partnerRoles)[number];
export type ClientRole = (typeof clientRoles)[number];
export type Role = (typeof roles)[number];
/** The roles of a partner or of one of its clients. The tenant decides which of the two kinds. */
export type TenantRole = PartnerRole | ClientRole;

/** The tier a membership belongs to: the vendor, a partner, or a partner's client. */
export const tiers = ['vendor', 'partner', 'client'] as const;
export type Tier = (typeof tiers)[number];

export function tierOf(role: Role): Tier {
  if (isOneOf(staffRoles, role)) return 'vendor';
  return isOneOf(partnerRoles, role) ? 'partner' : 'client';
}

/** The client roles that a role may grant, remove and manage. No role reaches above its own (CONTRACT §4). */
export function grantableRoles(role: Role): readonly ClientRole[] {
  if (role === 'partner_admin' || role === 'client_admin') return clientRoles;
  return role === 'community_manager' ? ['client_member', 'client_staff'] : [];
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return list.some((item) => item === value);
}
