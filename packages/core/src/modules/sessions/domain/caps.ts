/** Most sessions of one person: with one more the oldest ends. */
export const mostSessions = 100;
/** Newest devices of one person that are remembered. */
export const mostDevices = 50;
/** Pending sessions of one person; each lives ten minutes. */
export const maxPendingSessions = 50;
/** Rows beyond a cap that one call clears up: there are more only when they came by another way than through the product. */
export const clearedAtATime = 20;
