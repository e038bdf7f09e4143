/** The most sessions of one person. One more ends the oldest. */
export const mostSessions = 100;
/** The most devices stored for one person, the newest ones. */
export const mostDevices = 50;
/** The most pending sessions of one person. Each lives ten minutes. */
export const maxPendingSessions = 50;
/** The most rows beyond a cap that one call deletes. There are more only when they were not inserted by the product. */
export const clearedAtATime = 20;
