/** Grades of a password, the worst first. The server refuses `weak` too: it uses the same list of leaked passwords. */
export const strengths = ['weak', 'fair', 'good', 'strong'] as const;

/** What makes a password easy to guess, where a text can explain it. */
export type Weakness = 'leaked' | 'pattern' | 'date' | 'personal';

export interface Strength {
  readonly grade: (typeof strengths)[number];
  readonly weakness: Weakness | null;
}

/** The worker's input: a password, and words an attacker would try first for this person. */
export interface StrengthQuestion {
  readonly password: string;
  readonly context: readonly string[];
}

export interface StrengthAnswer {
  readonly password: string;
  readonly guesses: number;
  /** The estimator's name of the weakness; null for none in particular. */
  readonly warning: string | null;
}

/** The number of guesses at which a grade begins. The server accepts passwords from the first one on. */
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
