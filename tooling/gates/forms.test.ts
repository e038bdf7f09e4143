// The gates over documents and commits find planted faults, and accept correct ones.
import { expect, test } from 'vitest';
import { decisionProblems } from './decision-problems.mjs';
import { subjectProblems } from './subject-problems.mjs';

const parts = ['Context', 'Options', 'Decision', 'Consequences'].map((part) => `## ${part}\n\nText.\n`);
const decision = (
  name: string,
  { head = '# 7. Seal by a timer', dated = 'Date: 2026-11-30 · Status: accepted', body = parts } = {},
) => ({ name, text: [head, '', dated, '', ...body].join('\n') });

test('a decision with number, date, status and all parts is accepted', () => {
  expect(decisionProblems([decision('0007-seal.md')])).toEqual([]);
});

test.each([
  ['another number in its heading', decision('0008-seal.md'), 'another number'],
  ['no date', decision('0007-seal.md', { dated: '' }), 'Date:'],
  ['no status', decision('0007-seal.md', { dated: 'Date: 2026-11-30' }), 'Date:'],
  ['no options', decision('0007-seal.md', { body: parts.toSpliced(1, 1) }), '## Options'],
])('a decision with %s is found', (_, file, problem) => {
  expect(decisionProblems([file])).toEqual([expect.stringContaining(problem)]);
});

test('two decisions with one number are found', () => {
  expect(decisionProblems([decision('0007-seal.md'), decision('0007-other.md')])).toHaveLength(1);
});

test.each([
  'feat(invitations): remind invitees two days before the end',
  'fix(web)!: speed up the first page',
  'docs: renumber the decision on idempotency keys',
])('%s', (subject) => expect(subjectProblems(subject)).toEqual([]));

test.each([
  ['docs: a number of its own', 'verb'],
  ['fix(web): what the account says loads apart from the page', 'verb'],
  ['feat: added the roster', 'verb'],
  ['feat: adding the roster', 'verb'],
  ['leftovers', 'kind(place)'],
  ['fix: end with a stop.', 'full stop'],
  [`feat: ${'say '.repeat(20)}more`, '72'],
])('%s is found', (subject, problem) => {
  expect(subjectProblems(subject)).toEqual([expect.stringContaining(problem)]);
});
