import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { sql } from 'kysely';
import { AppError } from '../errors.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import { longestAnswer } from './caps.ts';
import { forgetOldestAnswers } from './forget-oldest.ts';

/** A call that its sender may repeat, not knowing whether the first one arrived. */
export interface RepeatableCall {
  readonly userId: string;
  readonly procedure: string;
  /** As the sender made it up. */
  readonly key: string;
  /** All that the answer depends on, in one form: something else under the same key is a conflict. */
  readonly input: string;
}

/**
 * Does `work` once for a day, however often the call comes: the note of it commits together with the change, and a repeat gets the first
 * answer. Of two at once the second waits at its INSERT until the first has ended: then either there is an answer, or nothing was done.
 * In the unit of the call's own user; `step` counts the units of one call.
 * @throws idempotency_conflict when the key came with another input, or its answer was too long to be kept
 */
export async function runOnce<T>(
  uow: UnitOfWork,
  call: RepeatableCall,
  step: number,
  work: () => Promise<T>,
): Promise<T> {
  if (!(await take(uow, call, step))) {
    const answer = await keptAnswer(uow, call, step);
    // Forgotten in between: the first one failed after all.
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
  // One that is too long to keep stays empty: a repeat is a conflict, never a second run.
  if (answer.length <= longestAnswer)
    await sql`update idempotency_keys set answer = ${answer} where ${rowOf(call, step)}`.execute(uow.db);
  await forgetOldestAnswers(uow, call.userId);
  return value;
}

/** Whether this unit of the call was answered before. @throws idempotency_conflict when the key came with another input */
export async function wasAnswered(uow: UnitOfWork, call: RepeatableCall, step: number): Promise<boolean> {
  return (await keptAnswer(uow, call, step)) !== null;
}

/** Lets the call run again: it failed, or its answer cannot be given twice. */
export async function forgetAnswer(
  uow: UnitOfWork,
  { userId, procedure, key }: RepeatableCall,
): Promise<void> {
  await sql`delete from idempotency_keys
    where user_id = ${userId} and procedure = ${procedure} and key_hash = ${hashOf(key)}`.execute(uow.db);
}

async function take(uow: UnitOfWork, call: RepeatableCall, step: number): Promise<boolean> {
  const mac = uow.keyring.sign('idempotent-input', inputOf(call));
  const { rows } = await sql`
    insert into idempotency_keys as k (user_id, procedure, key_hash, step, input_mac, created_at)
    values (${call.userId}, ${call.procedure}, ${hashOf(call.key)}, ${step}, ${mac}, clock_timestamp())
    on conflict (user_id, procedure, key_hash, step) do update
      set input_mac = excluded.input_mac, answer = '', created_at = excluded.created_at
      where k.created_at <= clock_timestamp() - interval '24 hours'
    returning step`.execute(uow.db);
  return rows.length === 1;
}

async function keptAnswer(
  { db, keyring }: UnitOfWork,
  call: RepeatableCall,
  step: number,
): Promise<string | null> {
  const { rows } = await sql<{ mac: string; answer: string }>`
    select input_mac as mac, answer from idempotency_keys
     where ${rowOf(call, step)} and created_at > clock_timestamp() - interval '24 hours'`.execute(db);
  const [row] = rows;
  if (!row) return null;
  if (!keyring.verify('idempotent-input', inputOf(call), row.mac)) throw new AppError('idempotency_conflict');
  const opened = keyring.decrypt('idempotent-answer', call.userId, row.answer);
  // The secret it was encrypted under is gone from the list, or it was too long to keep. It ran, so it must not run again.
  if (!opened) throw new AppError('idempotency_conflict');
  return opened.plain;
}

const rowOf = ({ userId, procedure, key }: RepeatableCall, step: number) =>
  sql`user_id = ${userId} and procedure = ${procedure} and key_hash = ${hashOf(key)} and step = ${step}`;

const hashOf = (key: string) => createHash('sha256').update(key).digest('hex');

/** Bound to its key, so that equal inputs do not show. */
const inputOf = ({ userId, procedure, key, input }: RepeatableCall) =>
  [userId, procedure, hashOf(key), input].join('\n');
