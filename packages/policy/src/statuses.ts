/** States of organisations, memberships and invitations (PRODUCT §1). */
export const partnerStatuses = ['pending', 'active', 'suspended', 'archived'] as const;
export type PartnerStatus = (typeof partnerStatuses)[number];

export const clientStatuses = ['onboarding', 'active', 'paused', 'archived'] as const;
export type ClientStatus = (typeof clientStatuses)[number];

export const membershipStatuses = ['active', 'deactivated', 'removed'] as const;
export type MembershipStatus = (typeof membershipStatuses)[number];

export const invitationStatuses = ['pending', 'accepted', 'revoked', 'expired'] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

export const deliveryStatuses = ['queued', 'delayed', 'sent', 'failed'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];
