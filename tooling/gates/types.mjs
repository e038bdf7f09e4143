// Type-checks every workspace, and proves that every source file belongs to a program: a file outside "include" would never be checked,
// unnoticed.
import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, sourceFiles } from './source-files.mjs';

// apps/web/public is served to browsers unchanged.
const UNTYPED = /^apps\/web\/public\//;

/** Every workspace has a tsconfig.json; those under tooling share one. */
function projects() {
  /** @type {{ workspaces: string[] }} */
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folders = globSync(
    workspaces.filter((pattern) => !pattern.startsWith('tooling/')),
    { cwd: root },
  );
  return [...folders.filter((folder) => existsSync(join(root, folder, 'package.json'))), 'tooling'];
}

/** @param {string} project @returns {Promise<{ errors: string[], files: string[] }>} */
function check(project) {
  const tsc = join(root, 'node_modules/.bin/tsc');
  return new Promise((resolve) => {
    execFile(
      tsc,
      ['-p', project, '--listFiles', '--pretty', 'false'],
      { cwd: root, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        const lines = `${stdout}${stderr}`.split('\n').filter((line) => line !== '');
        const isFile = (/** @type {string} */ line) => line.startsWith(root) && existsSync(line);
        const errors = lines.filter((line) => !isFile(line) && !line.startsWith('/'));
        if (error && errors.length === 0) errors.push(`${project}: ${error.message}`);
        resolve({ errors, files: lines.filter(isFile).map((file) => relative(root, file)) });
      },
    );
  });
}

const results = [];
// tsc runs in parallel by itself: one program after the other is faster on two cores.
for (const project of projects()) results.push(await check(project));

const errors = results.flatMap((result) => result.errors);
const checked = new Set(results.flatMap((result) => result.files));
const left = sourceFiles().filter((file) => !checked.has(file) && !UNTYPED.test(file));
for (const file of left) errors.push(`${file}: no tsconfig.json includes this file, so it is never checked`);
if (checked.size === 0) errors.push('tsc checked no file at all');
for (const error of errors) console.error(error);
process.exitCode = errors.length === 0 ? 0 : 1;
