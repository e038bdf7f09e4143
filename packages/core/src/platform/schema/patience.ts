import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { databaseError } from '../database-errors.ts';

/** How long migrations wait for others, who must be able to continue meanwhile. */
export interface Patience {
  /** A statement that waits for a lock blocks all that come after it. It gives up after this long, in PostgreSQL's format. */
  readonly lockTimeout: string;
  /** Milliseconds before the next attempts. */
  readonly pauses: readonly number[];
  /** Milliseconds between checks whether another process has finished its migration. */
  readonly turns: readonly number[];
}

export const usualPatience: Patience = {
  lockTimeout: '3s',
  pauses: [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000, 30_000],
  // 15 minutes in total: the other process may be building an index.
  turns: [100, 200, 400, 800, ...Array.from({ length: 450 }, () => 2_000)],
};

export interface Waiting {
  readonly patience: Patience;
  readonly report: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Errors after which nothing was changed and the next attempt may succeed. */
const passing: Readonly<Record<string, string>> = {
  '55P03': 'a lock is held by others',
  '40P01': 'others held locks in another order',
};

/** Repeats `work` until no lock blocks it. @throws one sentence when all pauses are used up; other errors name `what` */
export async function insist<T>(
  what: string,
  work: () => Promise<T>,
  { patience, report, signal }: Waiting,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const reason = passing[databaseError(error)?.code ?? ''];
      if (reason === undefined) throw named(what, error);
      const milliseconds = patience.pauses[tries - 1];
      if (milliseconds === undefined)
        throw new Error(
          `${what}: ${reason}, at each of ${tries} tries. Nothing of it was changed. End the transactions that hold it up, then try again.`,
          { cause: error },
        );
      report(`${what} waits: ${reason}; next try in ${milliseconds / 1_000} s`);
      await pause(milliseconds, undefined, signal ? { signal } : {});
    }
  }
}

const named = (what: string, error: unknown): Error =>
  new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });

/**
 * Waits until only this connection may migrate the database. It tries the lock repeatedly instead of waiting for it: a waiting statement
 * keeps a snapshot, and `create index concurrently` in the other process would wait for that snapshot in turn.
 * @throws when another process has been migrating for 15 minutes
 */
export async function takeTurn(
  owner: Client,
  lock: number,
  { patience, report, signal }: Waiting,
): Promise<void> {
  const isMine = async () =>
    (await owner.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [lock])).rows[0]
      ?.mine === true;
  let reported = false;
  for (const milliseconds of patience.turns) {
    if (await isMine()) return;
    if (!reported) report('another process is migrating this database: waiting for it');
    reported = true;
    await pause(milliseconds, undefined, signal ? { signal } : {});
  }
  if (await isMine()) return;
  const { rows } = await owner.query<{ pid: number }>(
    "select pid from pg_locks where locktype = 'advisory' and granted and objid::bigint = $1 and database = (select oid from pg_database where datname = current_database())",
    [lock],
  );
  throw new Error(
    `Another process (backend ${rows.map(({ pid }) => pid).join(', ')}) is migrating this database. See whether it still works, then try again.`,
  );
}

export async function inTransaction<T>(owner: Client, work: () => Promise<T>): Promise<T> {
  await owner.query('begin');
  try {
    const result = await work();
    await owner.query('commit');
    return result;
  } catch (error) {
    await owner.query('rollback').catch(() => {});
    throw error;
  }
}
