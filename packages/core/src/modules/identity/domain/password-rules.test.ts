import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passwordProblem } from './password-rules.ts';

const context = ['alice.berger@northwind.test', 'Alice Berger', 'Northwind Agency'];

test.each([
  'seven small blue lanterns',
  'correct-horse-battery-staple',
  '長い合言葉はとても覚えやすいです！',
  'abcde'.repeat(3),
])('«%s» is a password', (password) => {
  expect(passwordProblem(password, context)).toBeNull();
});

test.each([
  ['', 'at least 15'],
  ['fourteen chars', 'at least 15'],
  // Fourteen characters, though 28 units of UTF-16.
  ['🙂🙃😀😁😂🤣😃😄😅😆😉😊😋😎', 'at least 15'],
  [`${'abcde '.repeat(21)}abc`, 'at most 128'],
  ['my name is alice, hello', 'alice'],
  ['BERGER-is-what-they-say', 'berger'],
  ['the northwind is blowing', 'northwind'],
  ['agency of the year 2026', 'agency'],
  ['aaaaaaaaaaaaaaaaaaaa', 'different'],
  ['ababababababababab', 'different'],
])('«%s» is refused: %s', (password, why) => {
  expect(passwordProblem(password, context)).toContain(why);
});

test('short words of the context may stand in it: they are in everything', () => {
  expect(passwordProblem('an elk in the big city', ['Bea An', 'The Elk Co'])).toBeNull();
});

test('15 and 128 characters are within, 14 and 129 are not, whatever they are', () => {
  const characters = fc.constantFrom(...Array.from('aäéxyz0189-_ 漢字🙂'));
  fc.assert(
    fc.property(fc.array(characters, { minLength: 10, maxLength: 140 }), (letters) => {
      const problem = passwordProblem(letters.join(''), []);
      const fits = letters.length >= 15 && letters.length <= 128;
      expect(problem === null).toBe(fits && new Set(letters).size >= 5);
    }),
  );
});
