import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { twoLanes, type Lane } from '../../platform/index.ts';
import { comparedPassword } from './vocabulary.ts';

/** argon2id (the library's default), 19 MiB, two passes, one lane (SECURITY R02): about 15 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const costPrefix = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`;

/** Threads of the pool that hashing leaves to files, names and compression. */
const threadsForOthers = 2;
/** Asked once: the answer takes a call of the system, and does not change. */
const cores = availableParallelism();
/** The size of libuv's pool by default. */
let threads = 4;

/** Sets the number of threads in the pool. With more of them more hashes may run concurrently. */
export function hashWithThreads(count: number): void {
  threads = count;
}

/** A flood of sign-ins attacks the processor: never more concurrent hashes than cores, nor than the pool can spare. */
const inTurn = twoLanes({
  running: () => Math.max(1, Math.min(cores, threads - threadsForOthers)),
  // About three seconds of work on two cores. Later ones are refused with a retry time.
  waiting: 400,
  retryAfter: 5,
});

/** Whether two texts are the same password, however each was typed. */
export const samePassword = (one: string, other: string) => comparedPassword(one) === comparedPassword(other);

/** Created once per process. An unknown person's password is compared with it, so that the answer takes as long. */
let decoy: Promise<string> | undefined;

/** Returns a PHC string. The caller has shown a session or a link, so it goes before strangers. Never call it inside a transaction. */
export function hashPassword(password: string): Promise<string> {
  return inTurn('known', () => hash(comparedPassword(password), cost));
}

/** True when `password` matches. Without a hash it takes as long and returns false. Never call it inside a transaction. */
export async function verifyPassword(
  stored: string | null,
  password: string,
  lane: Lane = 'known',
): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password').catch((error: unknown) => {
    decoy = undefined;
    throw error;
  });
  const against = stored ?? (await decoy);
  const matches = await inTurn(lane, () => verify(against, comparedPassword(password)));
  return stored !== null && matches;
}

/** True when the stored hash was made with other costs than today's. */
export const needsRehash = (stored: string): boolean => !stored.startsWith(costPrefix);
