// npm and turbo run in a process group of their own, so that a stop reaches their children as well.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { PrepareError } from './report.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
/** @type {(() => void)[]} */
const farewells = [];

/** @param {() => void} farewell what must be undone when a signal ends prepare */
export function onStop(farewell) {
  farewells.push(farewell);
}

/** @param {number} exitCode */
function stop(exitCode) {
  for (const child of running) {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It ended by itself meanwhile.
    }
  }
  for (const farewell of farewells) farewell();
  process.exit(exitCode);
}

/**
 * npm passes a signal on to the shell alone, and a dead shell leaves its child running: a changed parent
 * is therefore taken as a signal too, or an interrupted `npm start` would go on installing unseen.
 */
export function stopOnSignals() {
  process.on('SIGINT', () => stop(130));
  process.on('SIGTERM', () => stop(143));
  process.on('SIGHUP', () => stop(129));
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop(143);
  }, 500).unref();
}

/**
 * Runs quietly; resolves with the exit code and everything it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runQuietly(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.on('error', (error) => {
      running.delete(child);
      const missing = /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT';
      reject(
        missing ? new PrepareError(`${command} was not found: install it or put it on the PATH.`) : error,
      );
    });
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * A long log without its middle: npm states the cause first, a build last.
 * @param {string} output
 */
export function excerpt(output) {
  const lines = output.trimEnd().split('\n');
  return (lines.length <= 50 ? lines : [...lines.slice(0, 20), '…', ...lines.slice(-30)]).join('\n');
}
