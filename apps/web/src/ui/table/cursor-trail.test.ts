import { describe, expect, it } from 'vitest';
import { firstPlace, nextPlace, pageNumber, previousPlace, readTrail } from './cursor-trail.ts';

describe('the trail of a keyset list', () => {
  const second = nextPlace(firstPlace, 'a');
  const third = nextPlace(second, 'b');

  it('counts the pages walked through', () => {
    expect([firstPlace, second, third].map(pageNumber)).toEqual([1, 2, 3]);
  });

  it('goes back page by page to the first', () => {
    expect(previousPlace(third)).toEqual(second);
    expect(previousPlace(second)).toEqual(firstPlace);
    expect(previousPlace(firstPlace)).toBeNull();
  });

  it('does not guess the page number of a pasted link', () => {
    const pasted = { cursor: 'b', trail: [] };
    expect(pageNumber(pasted)).toBeNull();
    expect(previousPlace(pasted)).toBeNull();
    expect(pageNumber(nextPlace(pasted, 'c'))).toBeNull();
    expect(previousPlace(nextPlace(pasted, 'c'))).toEqual(pasted);
  });

  it('reads nothing from a history entry that holds something else', () => {
    expect([undefined, null, 'a', { length: 1 }, [1]].map(readTrail)).toEqual([[], [], [], [], []]);
    expect(readTrail(['', 'a'])).toEqual(['', 'a']);
  });
});
