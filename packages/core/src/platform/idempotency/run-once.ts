import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { lifetimes } from '@gatehouse/policy';
import { AppError } from '../errors.ts';
import { ago, databaseNow } from '../orm/expressions.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { longestAnswer } from './caps.ts';
import { forgetOldestAnswers } from './forget-oldest.ts';

/** A call that its sender may repeat when it is unknown whether the first one arrived. */
export interface RepeatableCall {
  readonly userId: string;
  readonly procedure: string;
  /** The key that the sender chose. */
  readonly key: string;
  /** Everything the answer depends on, in canonical form. Another input under the same key is a conflict. */
  readonly input: string;
}

/**
 * Runs `work` once a day per call: the key's row commits together with the change, and a repeat gets the stored answer. Of two concurrent
 * copies the second waits at its INSERT until the first has ended. Then either the answer is stored or nothing was done. Runs in a
 * transaction of the call's own user. `step` is the index of the transaction within the call.
 * @throws idempotency_conflict when the key was used with another input, or when the answer was too long to store
 */
export async function runOnce<T>(
  uow: UnitOfWork,
  call: RepeatableCall,
  step: number,
  work: () => Promise<T>,
): Promise<T> {
  if (!(await take(uow, call, step))) {
    const answer = await keptAnswer(uow, call, step);
    // The row was deleted meanwhile: the first call failed after all.
    if (answer === null) return runOnce(uow, call, step, work);
    const kept: { value: T } = deserialize(Buffer.from(answer, 'base64'));
    return kept.value;
  }
  const value = await work();
  const answer = uow.keyring.encrypt(
    'idempotent-answer',
    call.userId,
    serialize({ value }).toString('base64'),
  );
  // The answer of a longer one stays empty: a repeat is a conflict, never a second run.
  if (answer.length <= longestAnswer)
    await uow.db
      .updateTable('idempotency_keys')
      .set({ answer })
      .where((eb) => eb.and(rowOf(call, step)))
      .execute();
  await forgetOldestAnswers(uow, call.userId);
  return value;
}

/** Whether this transaction of the call has been answered. @throws idempotency_conflict when the key was used with another input */
export async function wasAnswered(uow: UnitOfWork, call: RepeatableCall, step: number): Promise<boolean> {
  return (await keptAnswer(uow, call, step)) !== null;
}

/** Deletes the stored answer, so that the call can run again: it failed, or its answer cannot be given twice. */
export async function forgetAnswer(uow: UnitOfWork, call: RepeatableCall): Promise<void> {
  await uow.db
    .deleteFrom('idempotency_keys')
    .where((eb) => eb.and(rowsOf(call)))
    .execute();
}

async function take(uow: UnitOfWork, call: RepeatableCall, step: number): Promise<boolean> {
  const mac = uow.keyring.sign('idempotent-input', inputOf(call));
  const taken = await uow.db
    .insertInto('idempotency_keys')
    .values({ ...rowOf(call, step), input_mac: mac, created_at: databaseNow })
    .onConflict((held) =>
      held
        .columns(['user_id', 'procedure', 'key_hash', 'step'])
        .doUpdateSet((eb) => ({
          input_mac: eb.ref('excluded.input_mac'),
          answer: '',
          created_at: eb.ref('excluded.created_at'),
        }))
        .where('idempotency_keys.created_at', '<=', ago(lifetimes.repeatableCall)),
    )
    .returning('step')
    .execute();
  return taken.length === 1;
}

async function keptAnswer(
  { db, keyring }: UnitOfWork,
  call: RepeatableCall,
  step: number,
): Promise<string | null> {
  const row = await db
    .selectFrom('idempotency_keys')
    .select(['input_mac as mac', 'answer'])
    .where((eb) => eb.and(rowOf(call, step)))
    .where('created_at', '>', ago(lifetimes.repeatableCall))
    .executeTakeFirst();
  if (!row) return null;
  if (!keyring.verify('idempotent-input', inputOf(call), row.mac)) throw new AppError('idempotency_conflict');
  const opened = keyring.decrypt('idempotent-answer', call.userId, row.answer);
  // The answer was too long to store, or its secret has been dropped. The call did run, so it must not run again.
  if (!opened) throw new AppError('idempotency_conflict');
  return opened.plain;
}

const rowsOf = ({ userId, procedure, key }: RepeatableCall) => ({
  user_id: userId,
  procedure,
  key_hash: hashOf(key),
});
const rowOf = (call: RepeatableCall, step: number) => ({ ...rowsOf(call), step });

const hashOf = (key: string) => createHash('sha256').update(key).digest('hex');

/** Includes the key, so that equal inputs have different hashes. */
const inputOf = ({ userId, procedure, key, input }: RepeatableCall) =>
  [userId, procedure, hashOf(key), input].join('\n');
