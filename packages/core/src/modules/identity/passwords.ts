import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { twoLanes, type Lane } from '../../platform/index.ts';
import { comparedPassword } from './vocabulary.ts';

/** argon2id (the library's default), 19 MiB, two passes, one lane (SECURITY R02): about 15 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const costPrefix = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`;

/** Threads that hashing leaves to files, names and compression, which share the pool. */
const threadsForOthers = 2;
/** Of libuv's pool where nobody says otherwise. */
let threads = 4;

/** Says how many threads the pool has; with more of them more hashes may run at once. */
export function hashWithThreads(count: number): void {
  threads = count;
}

/** A flood of sign-ins is an attack on the processor: never more hashes at once than cores, nor than the pool can spare. */
const inTurn = twoLanes({
  running: () => Math.max(1, Math.min(availableParallelism(), threads - threadsForOthers)),
  // About three seconds of work on two cores; whoever comes after is told to come back rather than waited for.
  waiting: 400,
  retryAfter: 5,
});

/** Whether two texts are one password, however each was typed. */
export const samePassword = (one: string, other: string) => comparedPassword(one) === comparedPassword(other);

/** Made once a process: what an unknown person's password is compared with, so that the answer takes as long. */
let decoy: Promise<string> | undefined;

/** A PHC string. Asked for by people who have shown a session or a link, so it goes before strangers. Never call it inside a transaction. */
export function hashPassword(password: string): Promise<string> {
  return inTurn('known', () => hash(comparedPassword(password), cost));
}

/** True when `password` matches; with no hash to compare it takes as long and is false. Never call it inside a transaction. */
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

/** True when the stored string was made with other costs than today's. */
export const needsRehash = (stored: string): boolean => !stored.startsWith(costPrefix);
