// Source files: every program file in the checkout that a person wrote. Read from the disk and not from git, so that a file that is not
// added yet is checked too, and an unpacked archive without git works.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', 'canary']);
const PROGRAM = /\.(ts|tsx|mts|mjs|js)$/;

/**
 * @param {string[]} folders relative to the root
 * @returns {string[]} paths relative to the root, with forward slashes
 */
export function sourceFiles(folders = ['apps', 'packages', 'tooling']) {
  return folders.flatMap(below).filter((file) => PROGRAM.test(file) && !file.endsWith('.d.ts'));
}

/** @param {string} folder @returns {string[]} */
function below(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || NOT_OURS.has(entry.name)) return [];
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? below(path) : [path];
  });
}
