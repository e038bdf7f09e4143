import type { FieldProblem } from '../../../platform/vocabulary.ts';
import {
  maxPasswordLength,
  minPasswordLength,
  minPasswordLengthWithFactor,
  passwordLength,
  plainForm,
} from '../vocabulary.ts';

/** Part of every portal, so no password may contain it. */
const product = 'gatehouse';

/**
 * Why a new password is refused, or null (SECURITY R01): its length, words of its context (addresses, names, organisations), leaked
 * passwords and their variants. No rules of composition.
 */
export async function passwordProblem(
  password: string,
  contextWords: readonly string[],
  { secondFactor = false }: { secondFactor?: boolean } = {},
): Promise<FieldProblem | null> {
  const short = shortProblem(password, secondFactor);
  if (short !== null) return short;
  if (passwordLength(password) > maxPasswordLength)
    return { code: 'too_long', params: { max: maxPasswordLength } };
  const plain = plainForm(password);
  const used = [...contextWords, product].flatMap(wordsIn).find((word) => plain.includes(word));
  if (used !== undefined) return { code: 'password_guessable', params: { word: used } };
  // The estimator and its lists take 10 MB. Most processes never judge a password.
  const { estimateGuesses, fewestGuesses, isLeaked } = await import('./password-strength.ts');
  if (isLeaked(plain)) return { code: 'password_leaked' };
  if (new Set(plain).size < 5) return { code: 'password_monotonous' };
  return estimateGuesses(plain).guesses < fewestGuesses ? { code: 'password_common' } : null;
}

/** The part that depends on whether a second factor is asked for as well. */
export function shortProblem(password: string, secondFactor: boolean): FieldProblem | null {
  const shortest = secondFactor ? minPasswordLengthWithFactor : minPasswordLength;
  return passwordLength(password) < shortest ? { code: 'too_short', params: { min: shortest } } : null;
}

/** Words that an attacker would try. Short words are part of everything, and so is the end of every address: “test”, “info”. */
function wordsIn(text: string): string[] {
  const plain = plainForm(text);
  const withoutEnding = plain.includes('@') ? plain.replace(/\.[^.@]*$/, '') : plain;
  return withoutEnding.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 4);
}
