import { normalForm, type FieldProblem } from '../../../platform/vocabulary.ts';
import {
  maxPasswordLength,
  minPasswordLength,
  minPasswordLengthWithFactor,
  passwordLength,
} from '../vocabulary.ts';
import { guessesFor, isLeaked } from './common-passwords.ts';

/** Part of every portal, so no password may contain it. */
const product = 'gatehouse';
/** An attacker with the stolen hash makes this many guesses in no time. Eight random characters need a hundred million. */
const fewestGuesses = 1e7;

/**
 * Why a new password is refused, or null (SECURITY R01): its length, words of its context (addresses, names, organisations), leaked
 * passwords and their variants. No rules of composition.
 */
export function passwordProblem(
  password: string,
  contextWords: readonly string[],
  { secondFactor = false }: { secondFactor?: boolean } = {},
): FieldProblem | null {
  const short = shortProblem(password, secondFactor);
  if (short !== null) return short;
  if (passwordLength(password) > maxPasswordLength)
    return { code: 'too_long', params: { max: maxPasswordLength } };
  const plain = plainForm(password);
  const used = [...contextWords, product].flatMap(wordsIn).find((word) => plain.includes(word));
  if (used !== undefined) return { code: 'password_guessable', params: { word: used } };
  if (isLeaked(plain)) return { code: 'password_leaked' };
  if (new Set(plain).size < 5) return { code: 'password_monotonous' };
  return guessesFor(plain) < fewestGuesses ? { code: 'password_common' } : null;
}

/** The part that depends on whether a second factor is asked for as well. */
export function shortProblem(password: string, secondFactor: boolean): FieldProblem | null {
  const shortest = secondFactor ? minPasswordLengthWithFactor : minPasswordLength;
  return passwordLength(password) < shortest ? { code: 'too_short', params: { min: shortest } } : null;
}

/** Names and addresses are shorter, and longer texts are refused for their length. */
const longestRead = 4 * maxPasswordLength;

/** The form for comparing: full-width letters, ligatures and capitals do not evade the rules. */
const plainForm = (text: string) => (normalForm(text, 'NFKC', longestRead) ?? text).toLowerCase();

/** Words that an attacker would try. Short words are part of everything, and so is the end of every address: “test”, “info”. */
function wordsIn(text: string): string[] {
  const plain = plainForm(text);
  const withoutEnding = plain.includes('@') ? plain.replace(/\.[^.@]*$/, '') : plain;
  return withoutEnding.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 4);
}
