import { maxPasswordLength, minPasswordLength } from '@gatehouse/core/identity/vocabulary';

/** What the server will refuse in a new password (SECURITY R01), shown while typing. All false or null: the password is accepted. */
export interface PasswordHints {
  /** Characters missing to the least length. */
  readonly missing: number;
  readonly tooLong: boolean;
  /** A word of the address, the name or the organisation that is part of the password. */
  readonly contains: string | null;
  readonly tooFewDifferent: boolean;
  /** The least length of this password. */
  readonly shortest: number;
}

const shortestWord = 4;
const leastDifferent = 5;

export function passwordHints(
  password: string,
  context: readonly string[],
  shortest: number = minPasswordLength,
): PasswordHints {
  // Counted as on the server: an emoji is one, and so is a letter with its accents.
  const compared = password.normalize('NFKC');
  const length = Array.from(compared).length;
  const plain = compared.toLowerCase();
  const words = context.flatMap(wordsIn);
  return {
    missing: Math.max(0, shortest - length),
    tooLong: length > maxPasswordLength,
    contains: words.find((word) => word.length >= shortestWord && plain.includes(word)) ?? null,
    tooFewDifferent: length > 0 && new Set(plain).size < leastDifferent,
    shortest,
  };
}

export function passes({ missing, tooLong, contains, tooFewDifferent }: PasswordHints): boolean {
  return missing === 0 && !tooLong && contains === null && !tooFewDifferent;
}

/** Splits a text as the server does. The end of an address is common to many. */
function wordsIn(text: string): string[] {
  const plain = text.toLowerCase();
  const withoutEnding = plain.includes('@') ? plain.replace(/\.[^.@]*$/, '') : plain;
  return withoutEnding.split(/[^\p{L}\p{N}]+/u);
}
