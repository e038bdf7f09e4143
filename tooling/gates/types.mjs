// Proves that every source file belongs to a program: a file outside "include" would never be checked, unnoticed. The lint gate reports the
// compiler's own errors, file by file and once each: tsc would check the core again with the server, and both again with the web app. Only
// the tools are checked here, because vitest.config.ts has no tsconfig.json above it in which the linter would look it up.
import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, sourceFiles } from './source-files.mjs';

// apps/web/public is served to browsers unchanged.
const UNTYPED = /^apps\/web\/public\//;
const TOOLS = 'tooling';

/** Every workspace has a tsconfig.json; those under tooling share one. */
function workspaces() {
  /** @type {{ workspaces: string[] }} */
  const { workspaces: patterns } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folders = globSync(
    patterns.filter((pattern) => !pattern.startsWith('tooling/')),
    { cwd: root },
  );
  return folders.filter((folder) => existsSync(join(root, folder, 'package.json')));
}

/** @param {string} project @param {string[]} args @returns {Promise<{ failed: boolean, output: string }>} */
function tsc(project, ...args) {
  return new Promise((resolve) => {
    execFile(
      join(root, 'node_modules/.bin/tsc'),
      ['-p', project, '--pretty', 'false', ...args],
      { cwd: root, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => resolve({ failed: error !== null, output: `${stdout}${stderr}` }),
    );
  });
}

/** The files that a workspace's tsconfig.json includes. @param {string} project */
async function included(project) {
  const { failed, output } = await tsc(project, '--showConfig');
  if (failed) return { errors: [output], files: [] };
  /** @type {{ files?: string[] }} */
  const { files = [] } = JSON.parse(output);
  return { errors: [], files: files.map((file) => join(project, file)) };
}

/** Checks the tools, and lists their files. */
async function checked() {
  const { failed, output } = await tsc(TOOLS, '--listFiles');
  const lines = output.split('\n').filter((line) => line !== '');
  const isFile = (/** @type {string} */ line) => line.startsWith(root) && existsSync(line);
  const errors = lines.filter((line) => !isFile(line) && !line.startsWith('/'));
  if (failed && errors.length === 0) errors.push(`${TOOLS}: tsc failed`);
  return { errors, files: lines.filter(isFile).map((file) => relative(root, file)) };
}

const results = await Promise.all([checked(), ...workspaces().map(included)]);
const errors = results.flatMap((result) => result.errors);
const known = new Set(results.flatMap((result) => result.files));
const left = sourceFiles().filter((file) => !known.has(file) && !UNTYPED.test(file));
for (const file of left) errors.push(`${file}: no tsconfig.json includes this file, so it is never checked`);
if (known.size === 0) errors.push('No tsconfig.json includes any file');
for (const error of errors) console.error(error);
process.exitCode = errors.length === 0 ? 0 : 1;
