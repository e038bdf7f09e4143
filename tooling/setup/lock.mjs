// Allows one prepare at a time in a checkout. The lock names the running processes, prepare's own and its npm or turbo, which may outlive
// it. The lock is stale when all of them are dead on this host, or when the file has not been touched for a minute (a killed container,
// another host).
import { hostname } from 'node:os';
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { onChild, onStop } from './children.mjs';
import { inRoot } from './paths.mjs';
import { say, writing } from './report.mjs';

/** @typedef {{ text: string, pids: number[], host: string, touched: number }} Holder */

const lockFile = inRoot('.prepare.lock');
const HEARTBEAT_MS = 5_000;
const SILENT_MS = 60_000;
const ABANDONED_MS = 15 * 60_000;

/** @param {() => Promise<void>} work */
export async function withLock(work) {
  await take();
  onChild((pid) => writeFileSync(lockFile, lockText([process.pid, pid])));
  const heartbeat = setInterval(() => utimesSync(lockFile, new Date(), new Date()), HEARTBEAT_MS);
  const release = () => {
    clearInterval(heartbeat);
    rmSync(lockFile, { force: true });
  };
  onStop(release);
  try {
    await work();
  } finally {
    release();
  }
}

async function take() {
  let reported = false;
  while (!tryToTake()) {
    const holder = readHolder();
    if (holder && isStale(holder)) {
      discard(holder.text);
      continue;
    }
    if (holder?.pids[0] && !reported) {
      reported = true;
      say(`Another start (process ${holder.pids[0]}) is preparing this checkout, waiting for it …`);
    }
    await wait(200);
  }
}

function tryToTake() {
  return writing(() => {
    try {
      writeFileSync(lockFile, lockText([process.pid]), { flag: 'wx' });
      return true;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
      throw error;
    }
  });
}

/** @param {number[]} pids */
function lockText(pids) {
  return JSON.stringify({ pids, host: hostname() });
}

/** @returns {Holder | null} */
function readHolder() {
  try {
    const text = readFileSync(lockFile, 'utf8');
    const touched = statSync(lockFile).mtimeMs;
    // Created but not yet written, or truncated by a crash: only its age can tell then.
    return { pids: [], host: '', ...(text === '' ? {} : JSON.parse(text)), text, touched };
  } catch {
    return null;
  }
}

/** @param {Holder} holder */
function isStale({ pids, host, touched }) {
  const untouched = Date.now() - touched;
  // Long after any install, a living process with this pid is another one.
  if (untouched > ABANDONED_MS) return true;
  return host === hostname() ? !pids.some(isAlive) : untouched > SILENT_MS;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH';
  }
}

/**
 * Two waiters may find the same stale lock: the slower one would delete the lock that the faster one has just taken. The file is therefore
 * moved aside, checked again, and put back if it is not the one that was judged.
 * @param {string} staleText
 */
function discard(staleText) {
  const aside = `${lockFile}.${process.pid}`;
  try {
    renameSync(lockFile, aside);
    if (readFileSync(aside, 'utf8') === staleText) rmSync(aside, { force: true });
    else renameSync(aside, lockFile);
  } catch {
    // Another waiter was faster: the loop checks again.
  }
}
