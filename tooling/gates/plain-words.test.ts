import { expect, test } from 'vitest';
import { plainWordsProblems } from './plain-words-problems.mjs';

const found = (code: string, file = 'a.test.ts') =>
  plainWordsProblems(file, code).map((problem) => `${problem.line} ${problem.found}`);

test.each([
  ['a line comment', '// The unit is rolled back.', '1 the unit'],
  ['a comment after code', 'run(); // at once', '1 at once'],
  ['a block comment', '/** Mails whoever asked. */', '1 whoever'],
  ['a comment in JSX', '<p>\n  {/* Drawn anew. */}\n</p>', '2 anew'],
  ['a word across two lines', '/**\n * Makes both at\n * once.\n */', '1 at once'],
  ['a title', "test('somebody joins', () => {});", '1 somebody'],
  [
    'a title behind each',
    "test.each([\n  ['a'],\n])('%s counts for nothing', () => {});",
    '3 counts for nothing',
  ],
  ['a name in camel case', 'const openHouse = 1;', '1 house'],
  ['a name in capitals', 'const HALF_SESSION = 1;', '1 half session'],
  ['a name in a template', 'query(`select ${guestColumns}`);', '1 guest'],
  ['a name with a prefix', 'interface PageFacts {}', '1 facts'],
])('a retired word in %s is found', (_, code, problem) => {
  expect(found(code)).toEqual([problem]);
});

test('a retired word in SQL is found, in comments and names', () => {
  expect(found('-- Whoever asks.\nselect half_session_id from sessions', 'a.sql')).toEqual([
    '1 whoever',
    '2 half session',
  ]);
});

test('texts of screens, the unit of work and other meanings are left alone', () => {
  const code = [
    "const text = 'somebody at once';",
    '// The unit of work ends. The answer is one, whoever asks.',
    'const household = { letters: 3, fact: 1 };',
  ];
  expect(found(code.join('\n'))).toEqual([]);
});
