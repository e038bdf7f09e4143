import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passwordProblem } from './password-rules.ts';
import { password, passwordLength } from '../contract.ts';

const context = ['alice.berger@northwind.test', 'Alice Berger', 'Northwind Agency'];

test.each([
  'seven small blue lanterns',
  'correct-horse-battery-staple',
  '長い合言葉はとても覚えやすいです！',
  // The end of an address is in everybody's.
  'a test of my patience',
  'kestrel over the lagoon '.repeat(6).slice(0, 128),
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
  ['welcome to GateHouse 7', 'gatehouse'],
  ['ｎｏｒｔｈｗｉｎｄ is full-width', 'northwind'],
  ['passwordstandard', 'leaked'],
  ['1QAZ2wsx3EDC4rfv', 'leaked'],
  ['ＱＷＥＲＴＹ１２３４５６７８９', 'leaked'],
  ['password12345678', 'Choose another password'],
  ['P@ssw0rdP@ssw0rd', 'Choose another password'],
  ['letmeinletmeinletmein', 'Choose another password'],
  ['qwertyuiopasdfgh', 'Choose another password'],
  ['1234567890123456', 'Choose another password'],
  ['abcdefghijklmnop', 'Choose another password'],
  ['abcde'.repeat(3), 'Choose another password'],
  ['password'.repeat(16), 'Choose another password'],
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
      const problem = passwordProblem(letters.join(''), []) ?? '';
      expect(problem.includes('at least')).toBe(letters.length < 15);
      expect(problem.includes('at most')).toBe(letters.length > 128);
    }),
  );
});

test('the length is that of the form which is compared', () => {
  const letters = 'áéíóúàèìòùâêîôûäëïöü'.repeat(7).slice(0, 128);
  for (const form of ['NFC', 'NFD'] as const) {
    const typed = letters.normalize(form);
    expect({ form, problem: passwordProblem(typed, []), taken: password.safeParse(typed).success }).toEqual({
      form,
      problem: null,
      taken: true,
    });
    const longer = `${letters}é`.normalize(form);
    expect(passwordProblem(longer, [])).toContain('at most');
    expect(password.safeParse(longer).success).toBe(false);
  }
  // Vietnamese letters are three when they are decomposed.
  expect(password.safeParse('ệ'.repeat(128).normalize('NFD')).success).toBe(true);
  // One ligature is three letters in that form.
  expect(passwordLength('ﬃ')).toBe(3);
  expect(password.safeParse('ﬃ'.repeat(43)).success).toBe(false);
  expect(password.safeParse('x'.repeat(100_000)).success).toBe(false);
});

describe('with a second factor', () => {
  const withFactor = (password: string) => passwordProblem(password, context, { secondFactor: true });

  test.each(['k7#mQ2vz', 'zebra-99', 'my dog ate it'])('«%s» is enough', (password) => {
    expect(withFactor(password)).toBeNull();
    expect(passwordProblem(password, context)).toContain('at least 15');
  });

  test.each([
    ['k7#mQ2v', 'at least 8'],
    ['sunshine', 'leaked'],
    ['PassWord1', 'leaked'],
    ['iloveyou!', 'Choose another password'],
    ['alice-77', 'alice'],
  ])('«%s» is not: %s', (password, why) => {
    expect(withFactor(password)).toContain(why);
  });
});
