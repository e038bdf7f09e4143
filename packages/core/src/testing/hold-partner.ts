import { Client } from 'pg';
import { eventually } from './eventually.ts';
import type { Transact } from '../platform/index.ts';
import type { TestApp } from './test-app.ts';

type Meanwhile = (holder: Client) => Promise<unknown>;

/**
 * Locks a partner, starts `start`, waits until it queues for the lock, runs `meanwhile`, and releases the lock. For races with a certain
 * order.
 */
export const whileHeld = <T>(
  app: TestApp,
  partnerId: string,
  start: () => Promise<T>,
  meanwhile: (holder: Client) => Promise<unknown>,
): Promise<T> => whileRowHeld(app, 'partners', partnerId, start, meanwhile);

/** The same with a client's lock. */
export const whileClientHeld = <T>(
  app: TestApp,
  clientId: string,
  start: () => Promise<T>,
  meanwhile: (holder: Client) => Promise<unknown>,
): Promise<T> => whileRowHeld(app, 'clients', clientId, start, meanwhile);

/** The same with a person's account. */
export const whilePersonHeld = <T>(
  app: TestApp,
  userId: string,
  start: () => Promise<T>,
  meanwhile: (holder: Client) => Promise<unknown>,
): Promise<T> => whileRowHeld(app, 'users', userId, start, meanwhile);

/** The same with a mailed secret or a pending session, whose row stays unchanged. */
export const whileSecretHeld = <T>(
  app: TestApp,
  table: 'mailed_secrets' | 'pending_sessions',
  id: string,
  start: () => Promise<T>,
  meanwhile: (holder: Client) => Promise<unknown>,
): Promise<T> => whileRowHeld(app, table, id, start, meanwhile);

/** The same with an invitation, whose row stays unchanged for the waiting transaction. */
export const whileInvitationHeld = <T>(
  app: TestApp,
  invitationId: string,
  start: () => Promise<T>,
  meanwhile: (holder: Client) => Promise<unknown>,
): Promise<T> => whileRowHeld(app, 'invitations', invitationId, start, meanwhile);

/**
 * Lets `start` do all of its work, starts `act` before that is committed, and commits once `act` waits for it. Returns the result of
 * `start`.
 */
export async function whileUncommitted<T>(
  app: TestApp,
  start: (transact: Transact) => Promise<T>,
  act: () => Promise<unknown>,
): Promise<T> {
  let acted: Promise<() => unknown> | undefined;
  const result = await beforeCommit(app, start, async () => {
    acted = settled(act());
    await untilWaiting(app, 1);
  });
  (await acted)?.();
  return result;
}

/**
 * Lets `start` do all of its work, then `act` all of its own, and commits `start` only after that. An `act` that waits for `start` fails when
 * its time for a lock is over. Returns the results of both.
 */
export async function besideUncommitted<T, U>(
  app: TestApp,
  start: (transact: Transact) => Promise<T>,
  act: () => Promise<U>,
): Promise<[T, U]> {
  let acted: Promise<() => U> | undefined;
  const result = await beforeCommit(app, start, () => (acted = settled(act())));
  if (!acted) throw new Error('The first transaction has not begun.');
  return [result, (await acted)()];
}

async function beforeCommit<T>(
  app: TestApp,
  start: (transact: Transact) => Promise<T>,
  meanwhile: () => Promise<unknown>,
): Promise<T> {
  const [worked, commit] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
  const transact: Transact = (context, work) =>
    app.transact(context, async (uow) => {
      const result = await work(uow);
      worked.resolve(null);
      await commit.promise;
      return result;
    });
  const started = settled(start(transact));
  await Promise.race([worked.promise, started]);
  try {
    await meanwhile();
  } finally {
    commit.resolve(null);
  }
  return (await started)();
}

/**
 * A race with a certain outcome: both start and wait for the partner's lock, `first` before `second`; then the lock is released. A
 * transaction that does not wait, or that checks before the wait and not after it, fails the test. Returns the results of both.
 */
export async function inTurn<T, U>(
  app: TestApp,
  partnerId: string,
  first: () => Promise<T>,
  second: () => Promise<U>,
): Promise<[T, U]> {
  let late: Promise<() => U> | undefined;
  const early = await whileHeld(app, partnerId, first, async () => {
    late = settled(second());
    await untilWaiting(app, 2);
  });
  if (!late) throw new Error('The second transaction has not begun.');
  return [early, (await late)()];
}

async function whileRowHeld<T>(
  app: TestApp,
  table: 'partners' | 'clients' | 'users' | 'invitations' | 'mailed_secrets' | 'pending_sessions',
  id: string,
  start: () => Promise<T>,
  meanwhile: (holder: Client) => Promise<unknown>,
): Promise<T> {
  const holder = new Client({ connectionString: app.database.superuserUrl });
  await holder.connect();
  try {
    await holder.query('set search_path = gatehouse; begin');
    await holder.query(`select 1 from ${table} where id = $1 for no key update`, [id]);
    const [outcome] = await Promise.all([settled(start()), wait(app, holder, meanwhile)]);
    return outcome();
  } finally {
    await holder.end();
  }
}

async function wait(app: TestApp, holder: Client, meanwhile: Meanwhile): Promise<void> {
  try {
    await untilWaiting(app, 1);
    await meanwhile(holder);
  } finally {
    await holder.query('commit');
  }
}

/** Until so many transactions wait for a lock. */
export const untilWaiting = (app: TestApp, many: number) =>
  eventually(async () => {
    const waiting = await app.peek(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (waiting.length < many) throw new Error(`${waiting.length} wait for the lock, not ${many}`);
  });

/** Keeps a refusal from becoming an unhandled rejection while the lock is held. */
async function settled<T>(work: Promise<T>): Promise<() => T> {
  try {
    const value = await work;
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
