import { describe, expect, it } from 'vitest';
import { isFinished, isPastedList } from './typed-text.ts';

describe('typed text becomes an entry', () => {
  it.each([
    'ana@b.test,',
    'ana@b.test;',
    'ana@b.test ',
    'Ana <ana@b.test> ',
    'ana,',
    '"Ruiz, Ana" <ana@b.test>,',
  ])('after %j', (text) => {
    expect(isFinished(text)).toBe(true);
  });

  it.each([
    '',
    ',',
    ' ',
    'ana@b.test',
    'Ana ',
    'Ana Ruiz <ana@b.test',
    '"Ruiz, ',
    '"Ruiz,',
    'Ana <ana@b.test ',
    'ana@b ',
  ])('not after %j', (text) => {
    expect(isFinished(text)).toBe(false);
  });

  it('immediately when a list is pasted, not when a piece of an address is', () => {
    expect(isPastedList('ana@b.test', 'ana@b.test')).toBe(true);
    expect(isPastedList('ana@b.test', '@b.test')).toBe(true);
    expect(isPastedList('a@b\nc@d', 'a@b\nc@d')).toBe(true);
    expect(isPastedList('ana', 'ana')).toBe(false);
    expect(isPastedList('Ana Ruiz', 'Ruiz')).toBe(false);
  });
});
