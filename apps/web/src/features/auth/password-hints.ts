import { maxPasswordLength, minPasswordLength } from '@gatehouse/core/identity/vocabulary';

/** What the server will refuse in a new password (SECURITY R01), told while typing. All false or null: it will pass. */
export interface PasswordHints {
  /** Characters still missing to the least length. */
  readonly missing: number;
  readonly tooLong: boolean;
  /** A word of the address, the name or the organisation that is part of the password. */
  readonly contains: string | null;
  readonly tooFewDifferent: boolean;
  /** The least length this password is held to. */
  readonly shortest: number;
}

const shortestWord = 4;
const leastDifferent = 5;

export function passwordHints(
  password: string,
  context: readonly string[],
  shortest: number = minPasswordLength,
): PasswordHints {
  // As the server counts: an emoji is one, and so is a letter with its accents.
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

/** As the server takes a text apart; the end of an address is in everybody's. */
function wordsIn(text: string): string[] {
  const plain = text.toLowerCase();
  const told = plain.includes('@') ? plain.replace(/\.[^.@]*$/, '') : plain;
  return told.split(/[^\p{L}\p{N}]+/u);
}
