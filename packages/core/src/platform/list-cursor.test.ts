import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from './errors.ts';
import { readCursor, writeCursor, type SortColumn } from './list-cursor.ts';

const id = '01900000-0000-7000-8000-000000000001';
const sort = { by: 'name', dir: 'asc' } as const;
const text: SortColumn = { column: 'name_key', type: 'text' };
const moment: SortColumn = { column: 'last_active_at', type: 'timestamptz', nullable: true };
const flag: SortColumn = { column: 'mfa_enabled', type: 'boolean' };

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The reason of the refusal; null when the cursor is accepted. */
function refusal(cursor: string, column = text, order: { by: string; dir: string } = sort) {
  try {
    readCursor(cursor, 'members', order, column);
    return null;
  } catch (error) {
    return error instanceof AppError && error.fields?.['cursor'] !== undefined ? error.reason : error;
  }
}

test('a written cursor is read back, whatever the key', () => {
  const keys = fc
    .string({ unit: 'grapheme', maxLength: 200 })
    .filter((key) => !key.includes('\0') && key.isWellFormed());
  fc.assert(
    fc.property(keys, fc.uuid(), fc.constantFrom('asc' as const, 'desc' as const), (key, uuid, dir) => {
      const cursor = { list: 'members', by: 'name', dir, key, id: uuid };
      expect(readCursor(writeCursor(cursor), 'members', { by: 'name', dir }, text)).toEqual(cursor);
    }),
  );
});

test('anything else is refused as invalid input, and only so', () => {
  const anything = fc.oneof(fc.string(), fc.base64String(), fc.jsonValue().map(encode));
  fc.assert(
    fc.property(anything, (cursor) => {
      expect(refusal(cursor)).toBe('invalid_input');
    }),
  );
});

test('a tampered cursor is refused, or still points into its own list', () => {
  const cursor = writeCursor({ list: 'members', ...sort, key: 'bea', id });
  fc.assert(
    fc.property(fc.nat(cursor.length - 1), fc.constantFrom('A', 'z', '_', '.', ''), (place, put) => {
      expect([null, 'invalid_input']).toContain(
        refusal(cursor.slice(0, place) + put + cursor.slice(place + 1)),
      );
    }),
  );
});

test.each([
  ['another list', ['invitations', 'name', 'asc', 'bea', id]],
  ['another column', ['members', 'email', 'asc', 'bea', id]],
  ['the other direction', ['members', 'name', 'desc', 'bea', id]],
  ['a key that is no text', ['members', 'name', 'asc', 7, id]],
  ['no key where every row has one', ['members', 'name', 'asc', null, id]],
  ['a key with NUL', ['members', 'name', 'asc', 'a\0', id]],
  ['a key with half a character', ['members', 'name', 'asc', '\ud800', id]],
  ['an id that is none', ['members', 'name', 'asc', 'bea', "' or true --"]],
  ['too little', ['members', 'name', 'asc', 'bea']],
  ['too much', ['members', 'name', 'asc', 'bea', id, 'more']],
])('a cursor of %s is invalid input', (_, parts) => {
  expect(refusal(encode(parts))).toBe('invalid_input');
});

test.each([
  ['2026-11-21 19:28:58.123456+00', null],
  ['2024-02-29 00:00:00+00', null],
  [null, null],
  ['2026-02-30 00:00:00+00', 'invalid_input'],
  ['2026-11-21 24:00:01+00', 'invalid_input'],
  ['2026-13-01 00:00:00+00', 'invalid_input'],
  ['0000-01-01 00:00:00+00', 'invalid_input'],
  ['2026-11-21T19:28:58Z', 'invalid_input'],
  ['2026-11-21 19:28:58+02', 'invalid_input'],
  ['infinity', 'invalid_input'],
])('a moment «%s» in a cursor: %s', (key, expected) => {
  const cursor = encode(['members', 'lastActive', 'desc', key, id]);
  expect(refusal(cursor, moment, { by: 'lastActive', dir: 'desc' })).toBe(expected);
});

test.each([
  ['true', null],
  ['false', null],
  ['t', 'invalid_input'],
  ['', 'invalid_input'],
])('a yes or no «%s» in a cursor: %s', (key, expected) => {
  expect(refusal(encode(['members', 'mfa', 'asc', key, id]), flag, { by: 'mfa', dir: 'asc' })).toBe(expected);
});
