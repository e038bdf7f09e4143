import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const NOT_INPUT = new Set(['node_modules', 'dist', '.turbo', 'e2e', 'test', 'coverage']);
const TEST_FILE = /\.test\.tsx?$/;

/**
 * By content, not by time: switching branches and back must not cost a build.
 * @param {string[]} places files or folders below the root
 */
export function fingerprintOfContents(places) {
  const hash = createHash('sha256');
  for (const file of list(places, (name) => !NOT_INPUT.has(name) && !TEST_FILE.test(name))) {
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/**
 * By size and time: enough to notice that a build's result was removed or replaced.
 * @param {string[]} places
 */
export function fingerprintOfFiles(places) {
  const hash = createHash('sha256');
  for (const file of list(places, () => true)) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\0`);
  }
  return hash.digest('hex');
}

/**
 * @param {string[]} places
 * @param {(name: string) => boolean} wanted
 * @returns {Generator<string>}
 */
function* list(places, wanted) {
  for (const place of places) {
    const found = statSync(join(root, place), { throwIfNoEntry: false });
    if (found?.isFile()) yield place;
    if (!found?.isDirectory()) continue;
    const names = readdirSync(join(root, place)).filter(wanted).toSorted();
    yield* list(
      names.map((name) => join(place, name)),
      wanted,
    );
  }
}
