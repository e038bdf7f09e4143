import { missingPlatformPackages } from './platform-packages.mjs';

/**
 * A sentence for each thing in a lockfile that would keep it from installing the same, checked bytes on every machine.
 * @param {import('./platform-packages.mjs').Lockfile} lockfile
 * @param {Record<string, boolean>} allowScripts by package name, as in package.json
 * @returns {string[]}
 */
export function lockfileProblems(lockfile, allowScripts) {
  const problems = Object.entries(lockfile.packages).flatMap(([path, entry]) =>
    entryProblems(path, entry, allowScripts),
  );
  const missing = missingPlatformPackages(lockfile);
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ');
    problems.push(
      `Platform packages are missing, npm ci would refuse: run node tooling/lockfile/complete.mjs (${names}).`,
    );
  }
  if (Object.keys(lockfile.packages).length < 2) problems.push('package-lock.json lists no package at all.');
  return problems;
}

const folder = 'node_modules/';

/**
 * @param {string} path
 * @param {import('./platform-packages.mjs').Entry} entry
 * @param {Record<string, boolean>} allowScripts
 */
function entryProblems(path, entry, allowScripts) {
  const problems = [];
  const { resolved: from, link, integrity, hasInstallScript } = entry;
  if (from && !link && !from.startsWith('https://registry.npmjs.org/')) {
    problems.push(
      `${path} comes from ${from}: only the public npm registry may be named in package-lock.json.`,
    );
  }
  if (link && from && (from.startsWith('/') || from.startsWith('..') || from.includes(':'))) {
    problems.push(`${path} links to ${from}, which exists on one machine only.`);
  }
  // Without a hash npm installs whatever it is given; our own packages have no folder of that name.
  if (path.includes(folder) && !link && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '')) {
    problems.push(`${path} has no sha512 integrity hash: run node tooling/lockfile/complete.mjs.`);
  }
  const name = nameOf(path);
  if (hasInstallScript && !(name in allowScripts)) {
    problems.push(
      `${name} has an install script: read it, then set it to true or false under allowScripts in package.json.`,
    );
  }
  return problems;
}

/** @param {string} path */
export const nameOf = (path) => path.slice(path.lastIndexOf(folder) + folder.length);
