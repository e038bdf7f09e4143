import { afterEach, expect, test, vi } from 'vitest';
import { distinctCandidates } from '../invitations/index.ts';
import { canonicalEmail, maxEmailLength, maxPasswordLength } from './vocabulary.ts';
import { passwordProblem } from './domain/password-rules.ts';
import { verifyPassword } from './passwords.ts';

/** Combining marks of two classes that a normaliser has to sort, in quadratic time. */
const hostile = (length: number) => `a${'\u0300'.repeat(length / 2)}${'\u0316'.repeat(length / 2)}@x.test`;

/** The lengths of all normalised texts meanwhile: the work is counted rather than timed. */
function normalised(): () => readonly number[] {
  const spy = vi.spyOn(String.prototype, 'normalize');
  return () => spy.mock.contexts.map((text) => String(text).length);
}
afterEach(() => vi.restoreAllMocks());

test('500 hostile addresses, one as long as a request may be, cost no more than their letters', () => {
  const lengths = normalised();
  const typed = Array.from({ length: 500 }, (_, at) => `${at}${hostile(at === 0 ? 98_000 : 2_000)}`);
  const candidates = distinctCandidates([...typed, 'a@x.test', hostile(900)]);
  expect(candidates.filter(({ valid }) => valid)).toEqual([{ email: 'a@x.test', valid: true }]);
  expect(lengths()).not.toEqual([]);
  expect(lengths().every((length) => length <= 4 * maxEmailLength)).toBe(true);
});

test('an address may be typed in four times its length', () => {
  expect(canonicalEmail(`${' '.repeat(500)}A@X.TEST${' '.repeat(500)}`)).toBe('a@x.test');
  expect(canonicalEmail(`${' '.repeat(1_016)}a@x.test`)).toBe(null);
});

test('passwords and the texts they are compared with are capped as well', async () => {
  const lengths = normalised();
  const long = hostile(98_000);
  expect(await passwordProblem(long, [long])).toMatchObject({ code: 'too_long' });
  expect(await passwordProblem('copper kettle sings', [long])).toBe(null);
  expect(await verifyPassword(null, long)).toBe(false);
  expect(lengths()).not.toEqual([]);
  expect(lengths().every((length) => length <= 4 * maxPasswordLength)).toBe(true);
});
