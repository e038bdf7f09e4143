export const memberSortFields = ['name', 'email', 'role', 'mfa', 'lastActive', 'joined'] as const;
/** The states of a row of the roster: a member, or an open invitation. */
export const memberStatuses = ['active', 'deactivated', 'pending', 'expired'] as const;
export type MemberStatus = (typeof memberStatuses)[number];

export const invitationSortFields = ['email', 'role', 'status', 'createdAt', 'expiresAt'] as const;
