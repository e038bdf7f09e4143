// A copy of the checkout for a test to change: its own files, and the installed packages by link.
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
} from 'node:fs';
import { join, relative } from 'node:path';

const NOT_COPIED = new Set(['node_modules', '.git', '.data', '.turbo', 'coverage', '.worktrees']);

/** @param {string} from the checkout @param {string} to an empty folder */
export function copyCheckout(from, to) {
  cpSync(from, to, {
    recursive: true,
    filter: (path) => !NOT_COPIED.has(path.slice(path.lastIndexOf('/') + 1)),
  });
  for (const folder of ['.', ...workspaces(from)]) linkPackages(from, to, folder);
}

/** @param {string} root @returns {string[]} */
function workspaces(root) {
  /** @type {{ workspaces: string[] }} */
  const { workspaces: patterns } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return globSync(patterns, { cwd: root });
}

/** Links each package; a workspace's own name leads to the copy. @param {string} from @param {string} to @param {string} folder */
function linkPackages(from, to, folder) {
  const installed = join(from, folder, 'node_modules');
  if (!existsSync(installed)) return;
  for (const name of readdirSync(installed)) {
    if (!name.startsWith('@')) link(name);
    else for (const scoped of readdirSync(join(installed, name))) link(join(name, scoped));
  }

  /** @param {string} name */
  function link(name) {
    const place = join(to, folder, 'node_modules', name);
    const target = realpathSync(join(installed, name));
    const inside = relative(from, target);
    const isWorkspace = !inside.startsWith('..') && !inside.includes('node_modules');
    mkdirSync(join(place, '..'), { recursive: true });
    symlinkSync(isWorkspace ? join(to, inside) : target, place);
  }
}
