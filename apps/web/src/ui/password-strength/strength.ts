/** Grades of a password, the worst first. The server refuses `weak` too. */
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
  readonly strength: Strength;
}
