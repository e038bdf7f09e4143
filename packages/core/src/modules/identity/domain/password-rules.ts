import { maxPasswordLength, minPasswordLength } from '../contract.ts';

/** A sentence saying why a new password is refused, or null. Length and context words (SECURITY R01); no rules of composition. */
export function passwordProblem(password: string, contextWords: readonly string[]): string | null {
  const length = Array.from(password).length;
  if (length < minPasswordLength)
    return `Use at least ${minPasswordLength} characters. A few words are easy to remember.`;
  if (length > maxPasswordLength) return `Use at most ${maxPasswordLength} characters.`;
  const plain = password.toLowerCase();
  const used = contextWords
    .flatMap((words) => words.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .find((word) => word.length >= 4 && plain.includes(word));
  if (used !== undefined) return `Leave out “${used}”: it is the first thing somebody would try.`;
  return new Set(plain).size < 5 ? 'Use more different characters.' : null;
}
