import { expect, test } from 'vitest';
import { checksumOf } from '../platform/schema/release.ts';
import { shippedProblems } from '../../scripts/shipped.ts';

const versioned = [
  { name: '0001-first', sql: 'create table a ()' },
  { name: '0003-third', sql: 'create table c ()' },
];
const shipped = {
  number: 7,
  digest: 'seven',
  versioned: Object.fromEntries(versioned.map(({ name, sql }) => [name, checksumOf(sql)])),
};

test('unchanged files are fine', () => {
  expect(shippedProblems(shipped, { digest: 'seven', versioned })).toEqual([]);
});

test('a shipped file that was changed, is gone, or has a new one before it is found', () => {
  const changed = versioned.with(0, { name: '0001-first', sql: 'create table b ()' });
  expect(shippedProblems(shipped, { digest: 'other', versioned: changed })).toEqual([
    'versioned/0001-first.sql was changed after it had shipped: put it back and add a file of its own',
  ]);
  expect(shippedProblems(shipped, { digest: 'other', versioned: versioned.slice(1) })).toEqual([
    'versioned/0001-first.sql has shipped and is gone: put it back',
  ]);
  const between = [...versioned, { name: '0002-second', sql: 'select 1' }];
  expect(shippedProblems(shipped, { digest: 'other', versioned: between })).toEqual([
    'versioned/0002-second.sql would run before 0003-third, which has shipped: give it a higher number',
  ]);
});

test('different line ends are no change', () => {
  expect(checksumOf('a\r\nb')).toBe(checksumOf('a\nb'));
});

test('any other change needs a new number', () => {
  expect(shippedProblems(shipped, { digest: 'other', versioned })).toEqual([
    "The files of migrations, or a job's queue, have changed since schema 7: npm run schema -w packages/core -- record",
  ]);
});
