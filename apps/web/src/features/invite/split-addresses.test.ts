import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAddresses } from './split-addresses.ts';

const anyAddress = fc
  .tuple(
    fc.stringMatching(/^[a-z][a-z0-9+_'-]{0,10}[a-z0-9]$/),
    fc.stringMatching(/^[a-z]{1,8}\.(?:test|example)$/),
  )
  .map(([local, domain]) => `${local}@${domain}`);
const anyName = fc.stringMatching(/^[A-Z][a-zé]{1,8}( [A-Z][a-z]{1,8})?$/);
const anySeparator = fc.constantFrom(',', ';', '\n', '\r\n', ', ', '; ', ' ,\n ');
const anyWriting = fc
  .tuple(anyAddress, anyName, fc.constantFrom('bare', 'name', 'quoted', 'link'))
  .map(([address, name, form]) => ({
    address,
    text: {
      bare: address,
      name: `${name} <${address}>`,
      quoted: `"${name}, ${name}" <${address}>`,
      link: `<mailto:${address}>`,
    }[form],
  }));

describe('splitting pasted addresses', () => {
  it.each([
    [
      'a@b.test,c@d.test;e@f.test g@h.test\ni@j.test',
      ['a@b.test', 'c@d.test', 'e@f.test', 'g@h.test', 'i@j.test'],
    ],
    ['Ana Ruiz <ana@b.test>', ['ana@b.test']],
    ['"Ruiz, Ana" <ana@b.test>; Bea <bea@b.test>', ['ana@b.test', 'bea@b.test']],
    ['Ruiz, Ana <ana@b.test>, Ruiz, Bea <bea@b.test>', ['ana@b.test', 'bea@b.test']],
    ['ana@b.test <ana@b.test>', ['ana@b.test', 'ana@b.test']],
    ['"ana@b.test" <ana@b.test>', ['ana@b.test']],
    ['Ana <ana@b.test> Bea <bea@b.test>', ['ana@b.test', 'bea@b.test']],
    ['(ana@b.test), [bea@b.test].', ['ana@b.test', 'bea@b.test']],
    ['mailto:ana@b.test', ['ana@b.test']],
    ["o'hara@b.test", ["o'hara@b.test"]],
    ['ana@b,test', ['ana@b', 'test']],
    ['a@b.test, "oops, c@d.test', ['a@b.test', 'oops', 'c@d.test']],
    ['<ana@b.test', ['ana@b.test']],
    ['ana@b.test\tAna\u00a0Ruiz', ['ana@b.test', 'Ana', 'Ruiz']],
    [' ,;\n ', []],
    ['', []],
  ])('%j', (text, expected) => {
    expect(splitAddresses(text)).toEqual(expected);
  });

  it('finds every address, in order, in whatever form it was written', () => {
    const list = fc.array(fc.tuple(anyWriting, anySeparator), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(list, (entries) => {
        const text = entries.map(([{ text: writing }, separator]) => writing + separator).join('');
        expect(splitAddresses(text)).toEqual(entries.map(([{ address }]) => address));
      }),
    );
  });

  it('returns words for any input', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '@', '.', ',', ';', ' ', '<', '>', '"', '\n') }),
        (text) => {
          for (const word of splitAddresses(text)) expect(word).toMatch(/^\S+$/);
        },
      ),
    );
  });
});
