/** Answers of one person that are kept. */
export const mostAnswers = 1_000;
/** Of these so many may be long, 4 kB and more as they are stored; a longer one's key stays without its answer. */
export const mostLongAnswers = 40;
/** What is longer as it is stored is not kept at all: some 25 MB of one person's at most. */
export const longestAnswer = 512 * 1024;
/** So many beyond a cap go with one call. */
export const forgottenAtATime = 20;
