/** People and their invitations are in one list: a user is active or deactivated, an invitation pending or expired. */
export const clientUserStatuses = ['active', 'pending', 'expired', 'deactivated'] as const;
export type ClientUserStatus = (typeof clientUserStatuses)[number];

export const clientUserSortFields = ['name', 'email', 'role', 'status', 'lastActive'] as const;
