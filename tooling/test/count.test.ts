import { expect, test } from 'vitest';
import { count } from './count.mjs';

const one = (status: string) => ({ fullName: `is ${status}`, status });
const file = (name: string, status: string, ...tests: string[]) => ({
  name: `/app/${name}`,
  status,
  assertionResults: tests.map(one),
});
const counted = (exitCode: number, ...testResults: ReturnType<typeof file>[]) =>
  count({ testResults }, exitCode, { core: 'packages/core/src' }, '/app');

test('passed and failed tests are counted one by one', () => {
  const result = counted(1, file('packages/core/src/a.test.ts', 'failed', 'passed', 'passed', 'failed'));
  expect(result).toEqual({ passed: 2, failures: ['packages/core/src/a.test.ts: is failed'] });
});

test.each(['skipped', 'pending', 'todo'])('a test that is %s counts as failed', (status) => {
  const result = counted(0, file('packages/core/src/a.test.ts', 'passed', 'passed', status));
  expect(result.failures).toHaveLength(1);
});

test('a file that cannot be loaded counts as failed', () => {
  const good = file('packages/core/src/a.test.ts', 'passed', 'passed');
  expect(counted(1, good, file('packages/core/src/b.test.ts', 'failed')).failures).toHaveLength(1);
});

test('a project without tests counts as failed', () => {
  expect(counted(0).failures).toEqual(['core: no test ran in packages/core/src']);
});

test('an error outside of all tests counts as failed', () => {
  expect(counted(1, file('packages/core/src/a.test.ts', 'passed', 'passed')).failures).toHaveLength(1);
});

test('no report at all counts as failed', () => {
  expect(count(null, 1, {}, '/app').failures).toHaveLength(1);
});

test('a test outside every known folder counts as failed', () => {
  const known = file('packages/core/src/a.test.ts', 'passed', 'passed');
  expect(counted(0, known, file('elsewhere/b.test.ts', 'passed', 'passed')).failures).toHaveLength(1);
});
