// npm run dev: the API, restarted at every change, beside vite's development server. When one of the two stops, or at a signal, both end.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../gates/source-files.mjs';

const bin = (/** @type {string} */ name) => join(root, 'node_modules/.bin', name);
const programs = [
  { command: bin('node'), args: ['--watch', 'apps/api/src/programs/server.ts'], cwd: root },
  { command: bin('vite'), args: [], cwd: join(root, 'apps/web') },
];

const children = programs.map(({ command, args, cwd }) => spawn(command, args, { cwd, stdio: 'inherit' }));

/** @param {number} exitCode */
function stop(exitCode) {
  process.exitCode ??= exitCode;
  for (const child of children) if (child.exitCode === null) child.kill('SIGTERM');
}

for (const child of children) child.on('exit', (code) => stop(code ?? 1));
process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));
