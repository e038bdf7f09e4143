/** Grades of a password, the worst first. `weak` the server refuses as well: it asks the same list of leaked passwords. */
export const strengths = ['weak', 'fair', 'good', 'strong'] as const;

/** What makes a password easy to guess, where that can be said in a sentence. */
export type Weakness = 'leaked' | 'pattern' | 'date' | 'personal';

export interface Strength {
  readonly grade: (typeof strengths)[number];
  readonly weakness: Weakness | null;
}

/** What the worker is asked: a password, and words somebody would try first against this person. */
export interface StrengthQuestion {
  readonly password: string;
  readonly context: readonly string[];
}

export interface StrengthAnswer {
  readonly password: string;
  readonly guesses: number;
  /** The estimator's name for what it saw; null for nothing in particular. */
  readonly warning: string | null;
}

/** A grade begins where this many guesses are needed. The first is where the server begins to accept. */
const leastGuesses = { fair: 1e7, good: 1e10, strong: 1e13 };

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

export function strengthOf({ guesses, warning }: Pick<StrengthAnswer, 'guesses' | 'warning'>): Strength {
  const { fair, good, strong } = leastGuesses;
  const grade = guesses < fair ? 'weak' : guesses < good ? 'fair' : guesses < strong ? 'good' : 'strong';
  return { grade, weakness: (warning !== null && weaknesses[warning]) || null };
}
