import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** The 49 000 passwords that leaks show most often, lower case. */
const leaked: ReadonlySet<string> = new Set(dictionary['passwords-common']);

/** Made at the first question: it takes a moment, and most processes never judge a password. */
let estimator: ZxcvbnFactory | undefined;

/** Judging takes longer the longer the text; what is easy in this much of it is easy as a whole. */
const judged = 40;

/** True for a password that stands in the list of leaked ones, in whatever case. */
export const isLeaked = (plain: string): boolean => leaked.has(plain);

/** How many tries somebody needs who tries leaked passwords, keyboard rows, sequences, dates and repetitions first. Some 20 ms of work at worst. */
export function guessesFor(plain: string): number {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, l33tMaxSubstitutions: 32 });
  return estimator.check(Array.from(plain).slice(0, judged).join('')).guesses;
}
