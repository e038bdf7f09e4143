import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAddresses, invalidOf, replaceAddress, toAddress, validOf } from './address-list.ts';

const texts = (addresses: readonly { text: string }[]) => addresses.map(({ text }) => text);

describe('the list of addresses to invite', () => {
  it('folds spellings of one address and says how many', () => {
    const added = addAddresses([toAddress('ana@b.test')], ['ANA@b.test', ' bea@b.test', 'bea@B.test']);
    expect(texts(added.addresses)).toEqual(['ana@b.test', 'bea@b.test']);
    expect(added.folded).toBe(2);
  });

  it('keeps a bad address as typed, beside the good ones', () => {
    const { addresses } = addAddresses([], ['Ana', 'ana@b.test', 'ana@b']);
    expect(texts(validOf(addresses))).toEqual(['ana@b.test']);
    expect(texts(invalidOf(addresses))).toEqual(['Ana', 'ana@b']);
  });

  it('takes 500 and says how many did not fit', () => {
    const many = Array.from({ length: 512 }, (_, number) => `a${number}@b.test`);
    const added = addAddresses([], many);
    expect(added.addresses).toHaveLength(500);
    expect(added.leftOut).toBe(12);
  });

  it('corrects an entry where it stands', () => {
    const { addresses } = addAddresses([], ['a@b.test', 'bea@b', 'c@b.test']);
    expect(texts(replaceAddress(addresses, 'bea@b', ['bea@b.test']).addresses)).toEqual([
      'a@b.test',
      'bea@b.test',
      'c@b.test',
    ]);
    expect(texts(replaceAddress(addresses, 'bea@b', []).addresses)).toEqual(['a@b.test', 'c@b.test']);
    expect(texts(replaceAddress(addresses, 'bea@b', ['c@b.test']).addresses)).toEqual([
      'a@b.test',
      'c@b.test',
    ]);
    expect(replaceAddress(addresses, 'bea@b', ['a@b.test']).folded).toBe(1);
  });

  it('never holds one address twice, however it is filled', () => {
    const anyText = fc.stringMatching(/^[abAB]{1,2}@[bB]\.test$/);
    fc.assert(
      fc.property(fc.array(anyText), fc.array(anyText), (first, edit) => {
        const { addresses } = addAddresses([], first);
        const edited = replaceAddress(addresses, addresses[0]?.key ?? '', edit).addresses;
        for (const list of [addresses, edited])
          expect(new Set(list.map(({ key }) => key)).size).toBe(list.length);
      }),
    );
  });
});
