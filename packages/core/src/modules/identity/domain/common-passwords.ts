import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** The 49 000 most frequent passwords in leaks, lower case. */
const leaked: ReadonlySet<string> = new Set(dictionary['passwords-common']);

/** Created on first use: it takes a moment, and most processes never judge a password. */
let estimator: ZxcvbnFactory | undefined;

/** Judging a longer text takes longer. A text that starts with this many easy characters is easy as a whole. */
const judged = 40;

/** True for a password in the list of leaked ones, in any case. */
export const isLeaked = (plain: string): boolean => leaked.has(plain);

/**
 * How many guesses an attacker needs who tries leaked passwords, keyboard rows, sequences, dates and repetitions first. Takes 20 ms at
 * worst.
 */
export function guessesFor(plain: string): number {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, l33tMaxSubstitutions: 32 });
  return estimator.check(Array.from(plain).slice(0, judged).join('')).guesses;
}
