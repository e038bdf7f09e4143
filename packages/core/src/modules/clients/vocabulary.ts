export const clientSortFields = ['name', 'code', 'status', 'createdAt'] as const;
/** Of the members who may be assigned to a client. */
export const memberChoiceSortFields = ['name', 'email', 'role'] as const;
/** Of the clients a member is assigned to. */
export const assignedClientSortFields = ['name', 'code', 'status'] as const;

/** Of the partner's own short code for a client, in characters. */
export const maxClientCodeLength = 50;
