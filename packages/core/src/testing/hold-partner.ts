import { Client } from 'pg';
import { eventually } from './eventually.ts';
import type { RunUnit } from '../platform/index.ts';
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

/** The same with a mailed secret or a pending sign-in, which is left as it is. */
export const whileSecretHeld = <T>(
  house: TestHouse,
  table: 'mailed_secrets' | 'half_sessions',
  id: string,
  start: () => Promise<T>,
  meanwhile: (holder: Client) => Promise<unknown>,
): Promise<T> => whileRowHeld(house, table, id, start, meanwhile);

/** The same with an invitation, which is left as it is: whoever waited finds the row unchanged. */
export const whileInvitationHeld = <T>(
  house: TestHouse,
  invitationId: string,
  start: () => Promise<T>,
  meanwhile: (holder: Client) => Promise<unknown>,
): Promise<T> => whileRowHeld(house, 'invitations', invitationId, start, meanwhile);

/**
 * Lets `start` do all of its work, begins `act` before that is committed, and commits once `act` waits for it. Answers what `start` did.
 */
export async function whileUncommitted<T>(
  house: TestHouse,
  start: (runUnit: RunUnit) => Promise<T>,
  act: () => Promise<unknown>,
): Promise<T> {
  const [worked, commit] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
  const runUnit: RunUnit = (context, work) =>
    house.runUnit(context, async (uow) => {
      const result = await work(uow);
      worked.resolve(null);
      await commit.promise;
      return result;
    });
  const started = settled(start(runUnit));
  await Promise.race([worked.promise, started]);
  const acted = settled(act());
  try {
    await untilSomebodyWaits(house);
  } finally {
    commit.resolve(null);
  }
  const [outcome, ending] = await Promise.all([started, acted]);
  ending();
  return outcome();
}

async function whileRowHeld<T>(
  house: TestHouse,
  table: 'partners' | 'clients' | 'users' | 'invitations' | 'mailed_secrets' | 'half_sessions',
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
    await untilSomebodyWaits(house);
    await meanwhile(holder);
  } finally {
    await holder.query('commit');
  }
}

const untilSomebodyWaits = (house: TestHouse) =>
  eventually(async () => {
    const waiting = await house.peek(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (waiting.length === 0) throw new Error('nobody waits for the lock');
  });

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
