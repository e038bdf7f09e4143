/** The most passkeys of one person: a browser receives the ids of all of them at each sign-in. */
export const mostPasskeys = 20;
/** The most answered challenges stored for one person, each for five minutes. */
export const mostChallenges = 100;
