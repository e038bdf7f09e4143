import { describe, expect, it } from 'vitest';
import { passes, passwordHints } from './password-hints.ts';

const context = ['dana.keller@acme-dental.test', "Dana O'Brien", 'Northwind Agency'];

describe('hints for a new password', () => {
  it('counts missing characters as the server does: an emoji is one', () => {
    expect(passwordHints('', context).missing).toBe(15);
    expect(passwordHints('plum tree 🌳🌳', context).missing).toBe(3);
    expect(passwordHints('plum tree by the water', context).missing).toBe(0);
  });

  it('accepts 128 characters and not one more', () => {
    const longest = 'abcdefgh'.repeat(16);
    expect(passes(passwordHints(longest, context))).toBe(true);
    expect(passwordHints(`${longest}i`, context).tooLong).toBe(true);
  });

  it('counts a letter with its accents as one, however the keyboard writes it', () => {
    const typed = 'áéíóúàèìòùâêîôûäëïöü'.repeat(7).slice(0, 128).normalize('NFD');
    expect(passwordHints(typed, context)).toMatchObject({ missing: 0, tooLong: false });
    expect(passwordHints(`${typed}é`, context).tooLong).toBe(true);
  });

  it.each([
    ['my Keller is full of wine', 'keller'],
    ['NORTHWIND blows in autumn', 'northwind'],
    ['every dental chair is white', 'dental'],
  ])('names the word to leave out of %j', (password, word) => {
    expect(passwordHints(password, context).contains).toBe(word);
  });

  it('allows short words', () => {
    expect(passwordHints('tests of a new life by me', ['a@b.io', 'Bo Li', 'ACM']).contains).toBeNull();
  });

  it('wants more than a few different characters', () => {
    expect(passwordHints('abababababababab', context).tooFewDifferent).toBe(true);
    expect(passwordHints('', context).tooFewDifferent).toBe(false);
  });
});
