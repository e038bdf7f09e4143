// The lockfile must install on every machine: from the public registry alone, for every platform, with each
// install script approved or refused by name in package.json (a strict npm runs no other).
import { readFileSync } from 'node:fs';
import { missingPlatformPackages } from './platform-packages.mjs';

/** @param {string} file */
const read = (file) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));

/** @type {import('./platform-packages.mjs').Lockfile} */
const lockfile = read('package-lock.json');
/** @type {{ allowScripts?: Record<string, boolean> }} */
const { allowScripts = {} } = read('package.json');

/** @type {string[]} */
const problems = [];
for (const [path, entry] of Object.entries(lockfile.packages)) {
  const from = entry.resolved;
  if (from && !entry.link && !from.startsWith('https://registry.npmjs.org/')) {
    problems.push(
      `${path} comes from ${from}: only the public npm registry may be named in package-lock.json.`,
    );
  }
  if (entry.link && from && (from.startsWith('/') || from.startsWith('..') || from.includes(':'))) {
    problems.push(`${path} links to ${from}, which exists on one machine only.`);
  }
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  if (entry.hasInstallScript && !(name in allowScripts)) {
    problems.push(
      `${name} has an install script: read it, then set it to true or false under allowScripts in package.json.`,
    );
  }
}
const missing = missingPlatformPackages(lockfile);
if (missing.length > 0) {
  const names = missing.map(({ name }) => name).join(', ');
  problems.push(
    `Platform packages are missing, npm ci would refuse: run node tooling/lockfile/complete.mjs (${names}).`,
  );
}
if (Object.keys(lockfile.packages).length < 2) problems.push('package-lock.json lists no package at all.');

for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
