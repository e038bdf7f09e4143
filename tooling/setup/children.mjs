// npm and turbo run in a process group of their own, so that a stop reaches their children too.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { PrepareError } from './report.mjs';

const PATIENCE_MS = 3_000;

/** @type {import('node:child_process').ChildProcess | null} */
let running = null;
/** @type {() => void} */
let farewell = () => {};
/** @type {(pid: number) => void} */
let announce = () => {};

/** @param {() => void} undo what must be undone when a signal ends prepare */
export function onStop(undo) {
  farewell = undo;
}

/** @param {(pid: number) => void} notify called with every process started */
export function onChild(notify) {
  announce = notify;
}

/**
 * npm passes a signal on to the shell only, and a dead shell leaves its child running. A changed parent therefore counts as a signal too.
 * Otherwise an interrupted `npm start` would continue to install unseen.
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
 * Ends only after npm has ended: npm needs a moment to stop, and what it still writes must be under the lock.
 * @param {number} exitCode
 */
function stop(exitCode) {
  const end = () => {
    farewell();
    process.exit(exitCode);
  };
  if (!running) end();
  running?.once('close', end);
  signal('SIGTERM');
  setTimeout(() => signal('SIGKILL'), PATIENCE_MS);
}

/** @param {NodeJS.Signals} name */
function signal(name) {
  try {
    if (running?.pid) process.kill(-running.pid, name);
  } catch {
    // It has ended meanwhile.
  }
}

/**
 * Runs quietly. Resolves with the exit code and everything it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runQuietly(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    running = child;
    if (child.pid) announce(child.pid);
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.on('error', (error) => {
      const missing = /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT';
      reject(
        missing ? new PrepareError(`${command} was not found: install it or put it on the PATH.`) : error,
      );
    });
    child.on('close', (code) => {
      running = null;
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * The first lines: npm states the cause first and explains it afterwards.
 * @param {string} output
 */
export function firstLines(output) {
  return output.trim().split('\n').slice(0, 20).join('\n');
}

/**
 * The last lines: a build fails at its end.
 * @param {string} output
 */
export function lastLines(output) {
  return output.trim().split('\n').slice(-40).join('\n');
}
