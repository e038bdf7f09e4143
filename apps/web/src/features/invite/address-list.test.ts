import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addAddresses,
  invalidOf,
  noAddresses,
  removeAddresses,
  replaceAddress,
  toAddress,
  validOf,
} from './address-list.ts';

const texts = (addresses: readonly { text: string }[]) => addresses.map(({ text }) => text);
const many = (count: number) => Array.from({ length: count }, (_, number) => `a${number}@b.test`);

describe('the list of addresses to invite', () => {
  it('merges spellings of one address and says how many', () => {
    const list = { addresses: [toAddress('ana@b.test')], rest: [] };
    const added = addAddresses(list, ['ANA@b.test', ' bea@b.test', 'bea@B.test']);
    expect(texts(added.addresses)).toEqual(['ana@b.test', 'bea@b.test']);
    expect(added.folded).toBe(2);
  });

  it('keeps a bad address as typed, beside the good ones', () => {
    const { addresses } = addAddresses(noAddresses, ['Ana', 'ana@b.test', 'ana@b']);
    expect(texts(validOf(addresses))).toEqual(['ana@b.test']);
    expect(texts(invalidOf(addresses))).toEqual(['Ana', 'ana@b']);
  });

  it('accepts 500 and keeps what did not fit; it moves up when there is room', () => {
    const added = addAddresses(noAddresses, many(512));
    expect(added.addresses).toHaveLength(500);
    expect(texts(added.rest)).toEqual(many(512).slice(500));
    const more = addAddresses(added, ['late@b.test', 'a511@b.test']);
    expect(texts(more.rest).slice(-2)).toEqual(['a511@b.test', 'late@b.test']);
    expect(more.folded).toBe(1);
    const fewer = removeAddresses(more, ({ key }) => key === 'a0@b.test' || key === 'a7@b.test');
    expect(fewer.addresses).toHaveLength(500);
    expect(texts(fewer.addresses).slice(-2)).toEqual(['a500@b.test', 'a501@b.test']);
    expect(fewer.rest).toHaveLength(11);
  });

  it('corrects an entry in place', () => {
    const list = addAddresses(noAddresses, ['a@b.test', 'bea@b', 'c@b.test']);
    expect(texts(replaceAddress(list, 'bea@b', ['bea@b.test']).addresses)).toEqual([
      'a@b.test',
      'bea@b.test',
      'c@b.test',
    ]);
    expect(texts(replaceAddress(list, 'bea@b', []).addresses)).toEqual(['a@b.test', 'c@b.test']);
    expect(texts(replaceAddress(list, 'bea@b', ['c@b.test']).addresses)).toEqual(['a@b.test', 'c@b.test']);
    expect(replaceAddress(list, 'bea@b', ['a@b.test']).folded).toBe(1);
  });

  it('never holds one address twice and never loses one, however it is filled', () => {
    const anyText = fc.stringMatching(/^[abAB]{1,2}@[bB]\.test$/);
    fc.assert(
      fc.property(fc.array(anyText), fc.array(anyText), (first, edit) => {
        const list = addAddresses(noAddresses, first);
        const edited = replaceAddress(list, list.addresses[0]?.key ?? '', edit);
        for (const { addresses, rest } of [list, edited])
          expect(new Set([...addresses, ...rest].map(({ key }) => key)).size).toBe(
            addresses.length + rest.length,
          );
        for (const text of edit)
          expect(edited.addresses.some(({ key }) => key === text.toLowerCase())).toBe(true);
      }),
    );
  });
});
