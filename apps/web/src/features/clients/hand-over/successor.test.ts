import { describe, expect, it } from 'vitest';
import { forAll, openClients } from './successor.ts';

const acme = { id: 'a', code: 'acme', businessName: 'Acme' };
const blue = { id: 'b', code: 'blue', businessName: 'Blue' };
const [bea, max] = [
  { memberId: '1', name: 'Bea' },
  { memberId: '2', name: 'Max' },
];

describe('handing clients over', () => {
  it('knows which still need a successor', () => {
    expect(openClients([acme, blue], { b: bea })).toEqual([acme]);
  });

  it('gives all to one, except those handed over already', () => {
    expect(forAll([acme, blue], { a: max }, bea, new Set())).toEqual({ a: bea, b: bea });
    const assigned = { ...bea, assigned: true };
    expect(forAll([acme, blue], { a: assigned }, assigned, new Set())).toEqual({ a: assigned, b: bea });
    expect(forAll([acme, blue], { a: max }, bea, new Set(['a']))).toEqual({ a: max, b: bea });
  });
});
