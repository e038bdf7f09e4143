// The lockfile must install on every machine: from the public registry only, for every platform, every package with its hash, with each
// install script allowed or refused by name in package.json (a strict npm runs no other).
import { readFileSync } from 'node:fs';
import { lockfileProblems } from './lockfile-problems.mjs';

/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));

const problems = lockfileProblems(read('package-lock.json'), read('package.json').allowScripts ?? {});
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
