import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passwordProblem } from './password-rules.ts';
import { password } from '../contract.ts';
import type { FieldProblem } from '../../../platform/vocabulary.ts';
import { passwordLength } from '../vocabulary.ts';

const context = ['alice.berger@northwind.test', 'Alice Berger', 'Northwind Agency'];

/** Code and parameters in one line. */
const codeOf = (problem: FieldProblem | null) =>
  problem && [problem.code, ...Object.values(problem.params ?? {})].join(' ');

test.each([
  'seven small blue lanterns',
  'correct-horse-battery-staple',
  '長い合言葉はとても覚えやすいです！',
  // The end of an address is common to many.
  'a test of my patience',
  'kestrel over the lagoon '.repeat(6).slice(0, 128),
])('«%s» is a password', async (password) => {
  expect(await passwordProblem(password, context)).toBeNull();
});

test.each([
  ['', 'too_short 15'],
  ['fourteen chars', 'too_short 15'],
  // Fourteen characters, though 28 units of UTF-16.
  ['🙂🙃😀😁😂🤣😃😄😅😆😉😊😋😎', 'too_short 15'],
  [`${'abcde '.repeat(21)}abc`, 'too_long 128'],
  ['my name is alice, hello', 'password_guessable alice'],
  ['BERGER-is-what-they-say', 'password_guessable berger'],
  ['the northwind is blowing', 'password_guessable northwind'],
  ['agency of the year 2026', 'password_guessable agency'],
  ['aaaaaaaaaaaaaaaaaaaa', 'password_monotonous'],
  ['ababababababababab', 'password_monotonous'],
  ['welcome to GateHouse 7', 'password_guessable gatehouse'],
  ['ｎｏｒｔｈｗｉｎｄ is full-width', 'password_guessable northwind'],
  ['passwordstandard', 'password_leaked'],
  ['1QAZ2wsx3EDC4rfv', 'password_leaked'],
  ['ＱＷＥＲＴＹ１２３４５６７８９', 'password_leaked'],
  ['password12345678', 'password_common'],
  ['P@ssw0rdP@ssw0rd', 'password_common'],
  ['letmeinletmeinletmein', 'password_common'],
  ['qwertyuiopasdfgh', 'password_common'],
  ['1234567890123456', 'password_common'],
  ['abcdefghijklmnop', 'password_common'],
  ['abcde'.repeat(3), 'password_common'],
  ['password'.repeat(16), 'password_common'],
])('«%s» is refused: %s', async (password, why) => {
  expect(codeOf(await passwordProblem(password, context))).toBe(why);
});

test('short words of the context may be part of it: they are part of everything', async () => {
  expect(await passwordProblem('an elk in the big city', ['Bea An', 'The Elk Co'])).toBeNull();
});

test('15 and 128 characters are accepted, 14 and 129 are not, whatever they are', async () => {
  const characters = fc.constantFrom(...Array.from('aäéxyz0189-_ 漢字🙂'));
  await fc.assert(
    fc.asyncProperty(fc.array(characters, { minLength: 10, maxLength: 140 }), async (letters) => {
      const problem = codeOf(await passwordProblem(letters.join(''), []));
      expect(problem === 'too_short 15').toBe(letters.length < 15);
      expect(problem === 'too_long 128').toBe(letters.length > 128);
    }),
  );
});

test('the length is that of the compared form', async () => {
  const letters = 'áéíóúàèìòùâêîôûäëïöü'.repeat(7).slice(0, 128);
  for (const form of ['NFC', 'NFD'] as const) {
    const typed = letters.normalize(form);
    expect({
      form,
      problem: await passwordProblem(typed, []),
      taken: password.safeParse(typed).success,
    }).toEqual({
      form,
      problem: null,
      taken: true,
    });
    const longer = `${letters}é`.normalize(form);
    expect(codeOf(await passwordProblem(longer, []))).toBe('too_long 128');
    expect(password.safeParse(longer).success).toBe(false);
  }
  // A decomposed Vietnamese letter is three characters.
  expect(password.safeParse('ệ'.repeat(128).normalize('NFD')).success).toBe(true);
  // One ligature is three letters in that form.
  expect(passwordLength('ﬃ')).toBe(3);
  expect(password.safeParse('ﬃ'.repeat(43)).success).toBe(false);
  expect(password.safeParse('x'.repeat(100_000)).success).toBe(false);
});

describe('with a second factor', () => {
  const withFactor = (password: string) => passwordProblem(password, context, { secondFactor: true });

  test.each(['k7#mQ2vz', 'zebra-99', 'my dog ate it'])('«%s» is enough', async (password) => {
    expect(await withFactor(password)).toBeNull();
    expect(codeOf(await passwordProblem(password, context))).toBe('too_short 15');
  });

  test.each([
    ['k7#mQ2v', 'too_short 8'],
    ['sunshine', 'password_leaked'],
    ['PassWord1', 'password_leaked'],
    ['iloveyou!', 'password_leaked'],
    ['alice-77', 'password_guessable alice'],
  ])('«%s» is not: %s', async (password, why) => {
    expect(codeOf(await withFactor(password))).toBe(why);
  });
});
