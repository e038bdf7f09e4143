// One prepare at a time in a checkout. The holder writes its pid and touches the file every few seconds:
// a dead pid on this host, or an untouched file (a killed container, another host), makes the lock stale.
import { hostname } from 'node:os';
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { onStop } from './children.mjs';
import { inRoot } from './paths.mjs';
import { say, writing } from './report.mjs';

const lockFile = inRoot('.prepare.lock');
const HEARTBEAT_MS = 5_000;
const STALE_MS = 60_000;

/** @param {() => Promise<void>} work */
export async function withLock(work) {
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), since: Date.now() });
  let told = false;
  while (!tryToTake(mine)) {
    const holder = readHolder();
    if (holder && isStale(holder)) {
      discard(holder.text);
      continue;
    }
    if (holder && !told)
      say(`Another start is preparing this checkout (pid ${holder.pid}), waiting for it …`);
    told = told || holder !== null;
    await wait(200);
  }
  const heartbeat = setInterval(() => utimesSync(lockFile, new Date(), new Date()), HEARTBEAT_MS);
  const release = () => {
    clearInterval(heartbeat);
    if (readHolder()?.text === mine) rmSync(lockFile, { force: true });
  };
  onStop(release);
  try {
    await work();
  } finally {
    release();
  }
}

/** @param {string} mine */
function tryToTake(mine) {
  return writing(() => {
    try {
      writeFileSync(lockFile, mine, { flag: 'wx' });
      return true;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
      throw error;
    }
  });
}

/** @returns {{ text: string, pid: number, host: string, touched: number } | null} */
function readHolder() {
  try {
    const text = readFileSync(lockFile, 'utf8');
    const touched = statSync(lockFile).mtimeMs;
    try {
      const { pid, host } = JSON.parse(text);
      return { text, pid, host, touched };
    } catch {
      // Created but not yet written, or cut short by a crash: only its age can tell.
      return { text, pid: 0, host: '', touched };
    }
  } catch {
    return null;
  }
}

/** @param {{ pid: number, host: string, touched: number }} holder */
function isStale(holder) {
  if (Date.now() - holder.touched > STALE_MS) return true;
  if (holder.host !== hostname()) return false;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

/**
 * Two waiters may find the same stale lock: the slower one would delete the lock the faster has just taken.
 * So the file is moved aside, looked at again, and put back if it is not the one judged.
 * @param {string} staleText
 */
function discard(staleText) {
  const aside = `${lockFile}.${process.pid}`;
  try {
    renameSync(lockFile, aside);
    if (readFileSync(aside, 'utf8') === staleText) rmSync(aside, { force: true });
    else renameSync(aside, lockFile);
  } catch {
    // Another waiter was faster: the loop looks again.
  }
}
