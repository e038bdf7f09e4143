/** The most answers stored for one person. */
export const mostAnswers = 1_000;
/** The most stored answers of 4 kB or more. Beyond it an older long answer is deleted and only its key stays. */
export const mostLongAnswers = 40;
/** Answers longer than this (encrypted) are not stored. One person's answers take some 25 MB at most. */
export const longestAnswer = 512 * 1024;
/** The most rows beyond a cap that one call deletes. */
export const forgottenAtATime = 20;
