import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { runAs } from './server-user.ts';

const PATIENCE_MS = 20_000;
/** Above every system's highest process number. */
const NOBODYS_PID = '2147483647';

/**
 * Ends a server that outlived its killed supervisor. A remaining `postmaster.pid` is made harmless: its pid may belong to a zombie or to an
 * unrelated process by now (usual in containers, where pids are small), which PostgreSQL would take for a running server. The file stays,
 * because it also names the shared memory that PostgreSQL must find unused. Call only while holding the folder's lock.
 */
export async function clearLeftover(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = Number.parseInt(await readIfThere(pidFile), 10);
  if (Number.isNaN(pid)) return;
  if (await isServerOf(pid, cluster)) await end(pid, cluster);
  const remains = await readIfThere(pidFile);
  if (remains !== '') await writeFile(pidFile, remains.replace(/^\d+/, NOBODYS_PID));
}

async function end(pid: number, cluster: string): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  process.kill(pid, 'SIGINT');
  while (await isServerOf(pid, cluster)) {
    if (performance.now() > giveUpAt) {
      throw new Error(`PostgreSQL (process ${pid}) still uses ${cluster} and does not stop.`);
    }
    await pause(50);
  }
}

/** Recognises the server by its command line, which a zombie no longer has. */
async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  const commandLine =
    process.platform === 'linux'
      ? await readIfThere(`/proc/${pid}/cmdline`)
      : await runAs('ps', ['-o', 'command=', '-p', String(pid)], {}).catch(() => '');
  return commandLine.includes(cluster);
}

const readIfThere = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');
