import { Client } from 'pg';
import { eventually } from './eventually.ts';
import type { TestHouse } from './test-house.ts';

type Meanwhile = (holder: Client) => Promise<unknown>;

/**
 * Holds a partner's lock while `start` is begun, lets it get as far as the lock, does `meanwhile`, and lets go.
 * For races whose order must be certain.
 */
export const whileHeld = <T>(
  house: TestHouse,
  partnerId: string,
  start: () => Promise<T>,
  meanwhile: Meanwhile,
): Promise<T> => hold(house, 'select 1 from partners where id = $1 for update', partnerId, start, meanwhile);

/** The same with the lock of a person's account. */
export const whileAccountHeld = <T>(
  house: TestHouse,
  userId: string,
  start: () => Promise<T>,
  meanwhile: Meanwhile,
): Promise<T> => hold(house, 'select 1 from users where id = $1 for no key update', userId, start, meanwhile);

async function hold<T>(
  house: TestHouse,
  lock: string,
  id: string,
  start: () => Promise<T>,
  meanwhile: Meanwhile,
): Promise<T> {
  const holder = new Client({ connectionString: house.database.superuserUrl });
  await holder.connect();
  try {
    await holder.query('set search_path = gatehouse; begin');
    await holder.query(lock, [id]);
    const [outcome] = await Promise.all([settled(start()), wait(house, holder, meanwhile)]);
    return outcome();
  } finally {
    await holder.end();
  }
}

async function wait(house: TestHouse, holder: Client, meanwhile: Meanwhile): Promise<void> {
  try {
    await eventually(async () => {
      const waiting = await house.peek(
        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      if (waiting.length === 0) throw new Error('nobody waits for the lock');
    });
    await meanwhile(holder);
  } finally {
    await holder.query('commit');
  }
}

/** So that a refusal is nobody's unhandled rejection while the lock is still being held. */
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
