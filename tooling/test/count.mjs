// Turns vitest's JSON report into a count that hides nothing: a test that did not run has not passed, and neither has a file that could not
// be loaded.
import { relative } from 'node:path';

/**
 * @typedef {{ fullName: string, status: string }} Assertion
 * @typedef {{ name: string, status: string, message?: string, assertionResults: Assertion[] }} FileResult
 * @typedef {{ testResults: FileResult[] }} Report
 * @typedef {{ passed: number, failures: string[] }} Count
 */

/**
 * @param {Report | null} report what vitest wrote, null when it wrote nothing
 * @param {number} exitCode
 * @param {Record<string, string>} expected project → folder, relative to root
 * @param {string} root
 * @returns {Count}
 */
export function count(report, exitCode, expected, root) {
  if (!report) return { passed: 0, failures: [`vitest wrote no report and ended with ${exitCode}`] };
  /** @type {string[]} */
  const failures = [];
  /** @type {Record<string, number>} */
  const ran = Object.fromEntries(Object.keys(expected).map((project) => [project, 0]));
  let passed = 0;
  for (const file of report.testResults) {
    const path = relative(root, file.name);
    const project = Object.keys(expected).find((name) => path.startsWith(`${expected[name]}/`));
    if (project === undefined) failures.push(`${path}: belongs to no project of tooling/test/projects.mjs`);
    else ran[project] = (ran[project] ?? 0) + file.assertionResults.length;
    const before = failures.length;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed') failures.push(`${path}: ${test.fullName}`);
      else failures.push(`${path}: ${test.fullName} (${test.status}: every test must run)`);
    }
    if (file.status !== 'passed' && failures.length === before)
      failures.push(`${path}: ${file.message ?? file.status}`);
  }
  for (const [project, tests] of Object.entries(ran)) {
    if (tests === 0) failures.push(`${project}: no test ran in ${expected[project]}`);
  }
  // Errors outside of tests (an unhandled rejection, a failed set-up) are in no test's result.
  if (exitCode !== 0 && failures.length === 0) failures.push(`vitest ended with ${exitCode}, see above`);
  return { passed, failures };
}
