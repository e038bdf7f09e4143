// A server's installation stays small: no tool, no browser library, no database of its own, within a budget of megabytes.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../gates/source-files.mjs';
import { productionPaths, productionProblems } from './production-problems.mjs';

const BUDGET_MB = 120;

const lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const installed = productionPaths(lockfile)
  .map((path) => join(root, path))
  .filter((path) => existsSync(path));
const bytes = installed.reduce((sum, path) => sum + sizeOf(path), 0);

for (const problem of productionProblems(lockfile, bytes / 2 ** 20, BUDGET_MB)) {
  console.error(problem);
  process.exitCode = 1;
}

/** Size on disk, in whole blocks. A package inside another one is counted by its own path. @param {string} path @returns {number} */
function sizeOf(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return Math.ceil(found.size / 4096) * 4096;
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .reduce((sum, name) => sum + sizeOf(join(path, name)), 4096);
}
