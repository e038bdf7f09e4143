import { expect, test } from 'vitest';
import { productionProblems } from './production-problems.mjs';

const sound = {
  '': {},
  'apps/api': { dependencies: { hono: '1.0.0' } },
  'packages/demo-mailbox': {},
  'node_modules/@gatehouse/demo-mailbox': { link: true, resolved: 'packages/demo-mailbox' },
  'node_modules/hono': {},
  'node_modules/maildev': { dev: true },
};
const problemsOf = (packages: Record<string, object>, megabytes = 80) =>
  productionProblems({ packages }, megabytes, 120);

test('a production install with exactly what a server needs has no problem', () => {
  expect(problemsOf(sound)).toEqual([]);
});

test.each([
  ['a tool', { ...sound, 'node_modules/maildev': {} }, /^npm ci --omit=dev would install maildev/],
  [
    'a tool inside another package',
    { ...sound, 'node_modules/x/node_modules/vite': {} },
    /would install vite/,
  ],
  [
    'dependencies of what no server runs',
    { ...sound, 'packages/demo-mailbox': { dependencies: { small: '1.0.0' } } },
    /^No server runs packages\/demo-mailbox: make small a development dependency/,
  ],
  ['a lockfile that was misread', { '': {} }, /No package at all/],
])('%s is found', (_, packages, sentence) => {
  expect(problemsOf(packages)).toEqual([expect.stringMatching(sentence)]);
});

test('more megabytes than the budget are found', () => {
  expect(problemsOf(sound, 121)).toEqual(['A production install takes 121 MB, at most 120.']);
});
