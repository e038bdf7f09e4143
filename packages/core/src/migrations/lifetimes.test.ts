import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spellInterval } from '../platform/orm/columns.ts';
import { readSchemaFiles } from '../platform/schema/release.ts';

const source = join(import.meta.dirname, '..');

test('no statement and no function of the database has a lifetime of its own', () => {
  const files = globSync(['modules/**/*.ts', 'platform/**/*.ts', 'migrations/repeatable/**/*.sql'], {
    cwd: source,
    exclude: ['**/*.test.ts'],
  });
  expect(files.length).toBeGreaterThan(300);
  const own = files.filter((file) =>
    /interval '\d|'\d[^']*'::interval|make_interval\(\w+ => \d|\bago\(\d/.test(readFileSync(join(source, file), 'utf8')),
  );
  expect(own).toEqual([]);
});

test.each([
  [7 * 86_400, '7 days'],
  [86_400, '1 day'],
  [3_600, '01:00:00'],
  [600, '00:10:00'],
  [90_061, '25:01:01'],
])('%d seconds are spelled as PostgreSQL spells them: %s', (seconds, spelled) => {
  expect(spellInterval(seconds)).toBe(spelled);
});

test.each([0, -60, 0.5, Number.NaN])('%d seconds are not an interval', (seconds) => {
  expect(() => spellInterval(seconds)).toThrow(RangeError);
});

describe('a constant in a repeatable file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gatehouse-constants-'));
    mkdirSync(join(folder, 'repeatable/functions'), { recursive: true });
    writeFileSync(join(folder, 'repeatable/functions/f.sql'), "select interval '{{lifetimes.device}}'");
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (value: string) => readSchemaFiles(folder, new Map([['lifetimes.device', value]])).repeatable;

  test('is replaced by its value, and another value makes another file', () => {
    const [ninety] = read('90 days');
    expect(ninety?.sql).toBe("select interval '90 days'");
    expect(read('91 days')[0]?.checksum).not.toBe(ninety?.checksum);
  });

  test('must exist', () => {
    expect(() => readSchemaFiles(folder, new Map())).toThrow(
      'repeatable/functions/f.sql: there is no constant lifetimes.device',
    );
  });
});
