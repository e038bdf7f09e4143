// Whether node_modules holds what package-lock.json asks for. npm's own record of the tree answers, so an `npm install` made by hand, with
// or without arguments, is recognised and not repeated.
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { inRoot } from './paths.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, link?: boolean, dev?: boolean, optional?: boolean,
 *   os?: string[], cpu?: string[], libc?: string[] }} LockEntry
 */

export function treeMatchesLockfile() {
  const wanted = readPackages(inRoot('package-lock.json'));
  const present = readPackages(inRoot('node_modules', '.package-lock.json'));
  return wanted !== null && present !== null && holds(present, wanted, () => true);
}

/** Whether `npm ci --omit=dev` has installed what this lockfile asks for: everything servers run, and no tool (docs/decisions/0038). */
export function isProductionInstall() {
  const wanted = readPackages(inRoot('package-lock.json'));
  const present = readPackages(inRoot('node_modules', '.package-lock.json'));
  if (!wanted || !present || Object.values(present).some(({ dev }) => dev)) return false;
  return holds(present, wanted, ({ dev }) => !dev);
}

/**
 * @param {Record<string, LockEntry>} present
 * @param {Record<string, LockEntry>} wanted
 * @param {(entry: LockEntry) => boolean} counts
 */
function holds(present, wanted, counts) {
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/') || !counts(entry)) return true;
    const found = present[path];
    if (!found) return mayBeAbsent(entry);
    return found.version === entry.version && found.integrity === entry.integrity && existsSync(inRoot(path));
  });
}

/**
 * npm leaves out optional packages of other platforms, and what only those need.
 * @param {LockEntry} entry
 */
function mayBeAbsent(entry) {
  if (!entry.optional) return false;
  if (!entry.os && !entry.cpu) return true;
  return !(
    allows(entry.os, process.platform) &&
    allows(entry.cpu, process.arch) &&
    allows(entry.libc, libc())
  );
}

/**
 * @param {string[] | undefined} list
 * @param {string | undefined} value
 */
function allows(list, value) {
  return !list || value === undefined || list.includes(value);
}

function libc() {
  if (process.platform !== 'linux') return undefined;
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report?.getReport());
  return report?.header?.glibcVersionRuntime ? 'glibc' : 'musl';
}

/**
 * @param {string} file
 * @returns {Record<string, LockEntry> | null}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}
