// The lockfiles must install on every machine: from the public registry only, for every platform, every package with its hash, with each
// install script allowed or refused by name in package.json (a strict npm runs no other), under a licence that goes with ours. The bench has
// a lockfile of its own, which `npm run bench` alone installs. It measures with the packages of the product: their versions must be the same.
import { readFileSync } from 'node:fs';
import { licenceProblems } from './licences.mjs';
import { lockfileProblems, otherVersions } from './lockfile-problems.mjs';

/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));

const own = read('package-lock.json');
const bench = read('tooling/bench/package-lock.json');
const problems = [
  ...lockfileProblems(own, read('package.json').allowScripts ?? {}),
  ...licenceProblems(own),
  ...[...lockfileProblems(bench, {}), ...licenceProblems(bench), ...otherVersions(bench, own)].map(
    (problem) => `tooling/bench: ${problem}`,
  ),
];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
