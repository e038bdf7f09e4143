import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from './search-params.ts';

describe('search parameters', () => {
  it.each([
    '662E41',
    '1e3',
    'true',
    'null',
    '723421968459640832',
    '"x"',
    '{"a":1}',
    '007',
    '1.0',
    ' a+b & c ',
  ])('stays as typed: %s', (text) => {
    expect(parseSearch(stringifySearch({ q: text }))).toEqual({ q: text });
  });

  it('are read from a link typed by hand', () => {
    expect(parseSearch('?q=662E41&size=50&q=second')).toEqual({ q: '662E41', size: '50' });
    expect(parseSearch('?q=%zz&__proto__=x')).toMatchObject({ q: '%zz' });
  });

  it('omit what is not set', () => {
    expect(stringifySearch({ q: undefined, invite: true, size: 50, add: false, after: {} })).toBe(
      '?invite=true&size=50',
    );
    expect(stringifySearch({ q: undefined })).toBe('');
  });

  it('survive writing and reading, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ unit: 'grapheme' })),
        (search) => {
          expect(parseSearch(stringifySearch(search))).toEqual({ ...search });
        },
      ),
    );
  });
});
