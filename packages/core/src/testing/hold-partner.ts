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
  meanwhile: (holder: Client) => Promise<unknown>,
): Promise<T> => whileRowHeld(house, 'partners', partnerId, start, meanwhile);

/** The same with a client's lock. */
export const whileClientHeld = <T>(
  house: TestHouse,
  clientId: string,
  start: () => Promise<T>,
  meanwhile: (holder: Client) => Promise<unknown>,
): Promise<T> => whileRowHeld(house, 'clients', clientId, start, meanwhile);

/** The same with a person's account. */
export const whilePersonHeld = <T>(
  house: TestHouse,
  userId: string,
  start: () => Promise<T>,
  meanwhile: (holder: Client) => Promise<unknown>,
): Promise<T> => whileRowHeld(house, 'users', userId, start, meanwhile);

async function whileRowHeld<T>(
  house: TestHouse,
  table: 'partners' | 'clients' | 'users',
  id: string,
  start: () => Promise<T>,
  meanwhile: (holder: Client) => Promise<unknown>,
): Promise<T> {
  const holder = new Client({ connectionString: house.database.superuserUrl });
  await holder.connect();
  try {
    await holder.query('set search_path = gatehouse; begin');
    await holder.query(`select 1 from ${table} where id = $1 for no key update`, [id]);
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
