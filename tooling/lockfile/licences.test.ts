import { expect, test } from 'vitest';
import { licenceProblems } from './licences.mjs';

const problemsOf = (entry: object) =>
  licenceProblems({ packages: { '': {}, 'node_modules/plain': { ...entry } } });

test.each([
  { license: 'MIT' },
  { license: 'Apache-2.0 AND MIT' },
  { license: '(MPL-2.0 OR Apache-2.0)' },
  { license: 'MPL-2.0', dev: true },
  { link: true },
])('%o is accepted', (entry) => {
  expect(problemsOf(entry)).toEqual([]);
});

test.each([
  { license: 'GPL-3.0-only' },
  { license: 'MIT AND GPL-3.0-only' },
  { license: 'SSPL-1.0', dev: true },
  { license: 'MPL-2.0' },
])('%o is found', (entry) => {
  expect(problemsOf(entry)).toEqual([expect.stringContaining('does not go with MIT')]);
});

test('a package without a licence is found', () => {
  expect(problemsOf({})).toEqual([expect.stringContaining('states no licence')]);
});
