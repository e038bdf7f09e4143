export const clientSortFields = ['name', 'code', 'status', 'createdAt'] as const;
/** Sort fields of the members who may be assigned to a client. */
export const memberChoiceSortFields = ['name', 'email', 'role'] as const;
/** Sort fields of the clients a member is assigned to. */
export const assignedClientSortFields = ['name', 'code', 'status'] as const;

/** Longest client code, in characters. */
export const maxClientCodeLength = 50;
