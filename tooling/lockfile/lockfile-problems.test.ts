import { describe, expect, test } from 'vitest';
import { lockfileProblems, otherVersions } from './lockfile-problems.mjs';

const integrity = `sha512-${'A'.repeat(86)}==`;
const sound = { version: '1.0.0', integrity };
const problemsOf = (packages: Record<string, object>, allowScripts = {}) =>
  lockfileProblems({ packages: { '': {}, 'node_modules/sound': sound, ...packages } }, allowScripts);

test('a complete lockfile has no problem', () => {
  expect(
    problemsOf({
      'packages/core': { version: '0.1.0' },
      'node_modules/@gatehouse/core': { resolved: 'packages/core', link: true },
    }),
  ).toEqual([]);
});

describe('a planted mistake is found', () => {
  const platform = { version: '1.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] };
  const cases: [what: string, path: string, entry: object, sentence: RegExp][] = [
    [
      'no hash',
      'node_modules/plain',
      { version: '1.0.0' },
      /^node_modules\/plain has no sha512 integrity hash/,
    ],
    ['no hash of a nested package', 'apps/web/node_modules/plain', { version: '1.0.0' }, /has no sha512/],
    ['an optional platform package nobody has seen', 'node_modules/@x/y', platform, /has no sha512/],
    ['an empty hash', 'node_modules/plain', { ...sound, integrity: '' }, /has no sha512/],
    ['a weak hash', 'node_modules/plain', { ...sound, integrity: 'sha1-AAAA' }, /has no sha512/],
    [
      'another host',
      'node_modules/plain',
      { ...sound, resolved: 'http://mirror.test/x.tgz' },
      /only the public/,
    ],
    ['a link out of the checkout', 'node_modules/plain', { link: true, resolved: '/home/me' }, /one machine/],
    ['a script nobody has read', 'node_modules/plain', { ...sound, hasInstallScript: true }, /allowScripts/],
    [
      'a missing platform package',
      'node_modules/plain',
      { ...sound, optionalDependencies: { '@x/binding-darwin-arm64': '1.0.0' } },
      /Platform packages are missing/,
    ],
  ];
  test.each(cases)('%s', (_, path, entry, sentence) => {
    expect(problemsOf({ [path]: entry })).toEqual([expect.stringMatching(sentence)]);
  });

  test('no package at all', () => {
    expect(lockfileProblems({ packages: { '': {} } }, {})).toEqual([
      'package-lock.json lists no package at all.',
    ]);
  });
});

test('a second lockfile that asks for another version than the main one is found', () => {
  const main = { packages: { 'node_modules/pg': { version: '8.1.0' } } };
  const asking = (version: string) => ({
    packages: { '': { devDependencies: { pg: version, alone: '1.0.0' } } },
  });
  expect(otherVersions(asking('8.1.0'), main)).toEqual([]);
  expect(otherVersions(asking('8.2.0'), main)).toEqual([expect.stringContaining('8.1.0')]);
});
