/** Most passkeys of one person: a browser is sent the names of all of them at each sign-in. */
export const mostPasskeys = 20;
/** Answered challenges of one person that are remembered; each for five minutes. */
export const mostChallenges = 100;
