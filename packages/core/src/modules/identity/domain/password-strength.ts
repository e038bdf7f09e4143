import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { plainForm } from '../vocabulary.ts';

// Judges passwords for the server and, in a separate worker, for the browser, so that both agree. Some 200 kB
// with its word lists: a server loads it when it judges its first password.

/** An attacker with the stolen hash makes this many guesses in no time. Eight random characters need a hundred million. */
export const fewestGuesses = 1e7;

/** The 49 000 most frequent passwords in leaks, lower case. */
const leaked: ReadonlySet<string> = new Set(dictionary['passwords-common']);

/** Created on first use: it takes a moment, and most processes never judge a password. */
let estimator: ZxcvbnFactory | undefined;

/** Judging a longer text takes longer. A text that starts with this many easy characters is easy as a whole. */
const judged = 40;

/** Whether a password is in the list of leaked ones, in any case. */
export const isLeaked = (password: string): boolean => leaked.has(plainForm(password));

/**
 * How many guesses an attacker needs who tries the words of `context`, leaked passwords, keyboard rows, sequences, dates and repetitions
 * first; and the estimator's name of the weakness. Takes 20 ms at worst.
 */
export function estimateGuesses(
  password: string,
  context: readonly string[] = [],
): { guesses: number; warning: string | null } {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, l33tMaxSubstitutions: 32 });
  const words = context.flatMap((text) => plainForm(text).split(/[^\p{L}\p{N}]+/u)).filter(Boolean);
  const beginning = Array.from(plainForm(password)).slice(0, judged).join('');
  const { guesses, feedback } = estimator.check(beginning, words);
  return { guesses, warning: feedback.warning };
}
