// Reads the one list of modules, packages/core/src/modules/index.ts: the lines that the app is assembled from.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'packages/core/src/modules';
const LINE = /^export \{ manifest as (\w+) \} from '\.\/([\w-]+)\/index\.ts';$/gm;

/** @param {string} root @returns {string[]} the folders it names */
export function listedModules(root) {
  const text = readFileSync(join(root, FOLDER, 'index.ts'), 'utf8');
  return [...text.matchAll(LINE)].map(([, , folder = '']) => folder);
}

/**
 * The faults of the list: a folder it does not name, and a module without declared uses.
 * @param {string} root @param {Record<string, readonly string[]>} edges
 * @returns {string[]}
 */
export function listProblems(root, edges) {
  const listed = listedModules(root);
  const folders = readdirSync(join(root, FOLDER), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return [
    ...folders
      .filter((name) => !listed.includes(name))
      .map(
        (name) =>
          `${FOLDER}/${name} is not in ${FOLDER}/index.ts: its tables, jobs and handlers would be nobody's`,
      ),
    ...listed
      .filter((name) => !(name in edges))
      .map(
        (name) => `${FOLDER}/${name} is not declared: say in tooling/boundaries/modules.mjs what it may use`,
      ),
  ];
}
