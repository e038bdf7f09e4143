import { estimateGuesses, fewestGuesses } from '@gatehouse/core/identity/password-strength';
import type { Strength, StrengthAnswer, StrengthQuestion, Weakness } from './strength.ts';

// Only the worker imports this: the estimator's word lists are large. The server uses the same estimator, so that both agree.

const weaknesses: Readonly<Record<string, Weakness>> = {
  topTen: 'leaked',
  topHundred: 'leaked',
  common: 'leaked',
  similarToCommon: 'leaked',
  pwned: 'leaked',
  straightRow: 'pattern',
  keyPattern: 'pattern',
  simpleRepeat: 'pattern',
  extendedRepeat: 'pattern',
  sequences: 'pattern',
  recentYears: 'date',
  dates: 'date',
  userInputs: 'personal',
};

export function estimate({ password, context }: StrengthQuestion): StrengthAnswer {
  const { guesses, warning } = estimateGuesses(password, context);
  const weakness = (warning !== null && weaknesses[warning]) || null;
  return { password, strength: { grade: gradeOf(guesses), weakness } };
}

/** The server refuses `weak` too. The other grades tell people what they gain. */
function gradeOf(guesses: number): Strength['grade'] {
  if (guesses < fewestGuesses) return 'weak';
  if (guesses < 1e10) return 'fair';
  return guesses < 1e13 ? 'good' : 'strong';
}
