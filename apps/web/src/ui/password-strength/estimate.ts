import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import type { StrengthAnswer, StrengthQuestion } from './strength.ts';

/** Some 200 kB with its word lists, so only the worker imports it. It judges like the server, so that both agree. */
let estimator: ZxcvbnFactory | undefined;

/** Judging a longer text takes longer. A text that starts with this many easy characters is easy as a whole. */
const judged = 40;

export function estimate({ password, context }: StrengthQuestion): StrengthAnswer {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, l33tMaxSubstitutions: 32 });
  const plain = password.normalize('NFKC').toLowerCase();
  const words = context.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter(Boolean);
  const { guesses, feedback } = estimator.check(Array.from(plain).slice(0, judged).join(''), words);
  return { password, guesses, warning: feedback.warning };
}
