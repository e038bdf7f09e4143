import { chmodSync, readFileSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

import { z } from 'zod';

const holder = z.object({
  pid: z.number(),
  parentPid: z.number(),
  port: z.number().nullable(),
  phase: z.enum(['starting', 'running', 'stopping']),
});

export type Holder = z.infer<typeof holder>;
export type Phase = Holder['phase'];

const STOPPING_PATIENCE_MS = 20_000;
/** Milliseconds for a parent that is ending while its supervisor does not know yet. */
const LIVE_GRACE_MS = 1_000;
const SQLITE_BUSY = 5;

/** Kept reachable on purpose: a garbage-collected handle would close its file and drop the lock. */
const held: DatabaseSync[] = [];

/**
 * Locks the folder for this process until the process ends. The kernel holds the lock through an open SQLite file, so it ends with the
 * process even after `kill -9`. A stale lock, as with a pid file, cannot exist. Waits up to 20 s for a predecessor that is stopping.
 * @throws naming folder and pid when another live Gatehouse uses the folder
 */
export async function takeFolder(dataDir: string): Promise<void> {
  const giveUpAt = performance.now() + STOPPING_PATIENCE_MS;
  let liveSince = Number.POSITIVE_INFINITY;
  for (;;) {
    const lock = tryLock(dataDir);
    if (lock !== null) {
      held.push(lock);
      return;
    }
    const now = performance.now();
    const other = await readHolder(dataDir);
    const isLive = other !== null && other.phase !== 'stopping' && isAlive(other.parentPid);
    liveSince = isLive ? Math.min(liveSince, now) : Number.POSITIVE_INFINITY;
    if (other !== null && now - liveSince > LIVE_GRACE_MS) {
      throw new Error(`Another Gatehouse (process ${other.parentPid}) is using the data folder ${dataDir}.`);
    }
    if (now > giveUpAt) {
      throw new Error(
        `The database in ${dataDir} (process ${other?.pid ?? 'unknown'}) has not stopped within 20 s.`,
      );
    }
    await pause(50);
  }
}

/** Whether a supervisor holds the folder now. */
export function isHeld(dataDir: string): boolean {
  const lock = tryLock(dataDir);
  lock?.close();
  return lock === null;
}

/** Writes who holds the folder, for later starts to report. */
export async function writeHolder(dataDir: string, self: Holder): Promise<void> {
  const draft = join(dataDir, 'supervisor.json.new');
  await writeFile(draft, JSON.stringify(self), { mode: 0o600 });
  await rename(draft, join(dataDir, 'supervisor.json'));
}

export async function readHolder(dataDir: string): Promise<Holder | null> {
  const text = await readFile(join(dataDir, 'supervisor.json'), 'utf8').catch(() => null);
  return text === null ? null : holder.parse(JSON.parse(text));
}

function tryLock(dataDir: string): DatabaseSync | null {
  const path = join(dataDir, 'supervisor.lock');
  const file = new DatabaseSync(path);
  // A user who can read the file could lock it and keep us from starting.
  chmodSync(path, 0o600);
  try {
    file.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return file;
  } catch (error) {
    file.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return null;
    throw error;
  }
}

/** A killed process that has not been reaped yet (a zombie, usual in containers) counts as dead. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
