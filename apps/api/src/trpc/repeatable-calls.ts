import {
  AppError,
  forgetAnswer,
  invalidInput,
  runOnce,
  wasAnswered,
  type RepeatableCall,
} from '@gatehouse/core/platform';
import { keepsAnswer } from '@gatehouse/policy';
import type { RateLimits } from '../http/rate-limits.ts';
import type { Context } from './context.ts';

const isKey = (text: string) => /^[\x20-\x7e]{1,200}$/.test(text);

interface Sent {
  readonly path: string;
  /** Index in the request: one header may cover several calls of the same procedure. */
  readonly batchIndex: number;
  readonly getRawInput: () => Promise<unknown>;
}

/** Describes a call that its sender may repeat; null for one without a key. @throws invalid_input for a malformed key */
export async function repeatableCall(ctx: Context, sent: Sent): Promise<RepeatableCall | null> {
  const { idempotencyKey: key, identified } = ctx;
  if (key === null || !identified) return null;
  if (!isKey(key)) throw invalidInput({ 'Idempotency-Key': { code: 'malformed' } });
  if (!keepsAnswer(sent.path)) return null;
  const { userId, membership } = identified.actor;
  return {
    userId,
    procedure: sent.path,
    key: sent.batchIndex === 0 ? key : `${key} ${sent.batchIndex}`,
    // The same input means something else for another membership.
    input: `${membership?.id ?? ''} ${inOneForm(await sent.getRawInput())}`,
  };
}

/** Sorts the keys of objects: their order has no meaning. */
function inOneForm(input: unknown): string {
  try {
    return JSON.stringify(input, (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    );
  } catch (cause) {
    // The input is nested deeper than the stack allows.
    throw new AppError('invalid_input', { cause });
  }
}

const underWay = new Map<string, Promise<unknown>>();

/** Queues concurrent copies of a call in this process, so that they neither hold a connection each nor count towards limits. */
export async function oneAtATime<T>(call: RepeatableCall, run: () => Promise<T>): Promise<T> {
  const name = [call.userId, call.procedure, call.key].join('\n');
  while (underWay.has(name)) await underWay.get(name);
  const running = run();
  underWay.set(
    name,
    running.catch(() => undefined),
  );
  try {
    return await running;
  } finally {
    underWay.delete(name);
  }
}

/** Makes a context in which each transaction of the call runs once, and a `settle` function to call afterwards. */
export async function repeating(ctx: Context, call: RepeatableCall) {
  let step = 0;
  let kept = false;
  let newSession = false;
  const changes: Pick<Context, 'limits' | 'inTransaction' | 'setSession'> = {
    limits: countedOnce(ctx.limits, () => ctx.inTransaction((uow) => wasAnswered(uow, call, step))),
    async inTransaction(work) {
      const at = step;
      step += 1;
      let ran = false;
      const answer = await ctx.inTransaction((uow) =>
        runOnce(uow, call, at, () => {
          ran = true;
          return work(uow);
        }),
      );
      kept ||= ran;
      return answer;
    },
    setSession(token) {
      newSession = true;
      ctx.setSession(token);
    },
  };
  /**
   * Deletes the stored answer of a failed call, although one of its transactions may have committed, and of a call that set a session,
   * which a repeat could not give. Deletes it only if this call stored it: a refused repeat must not delete the first call's answer.
   */
  const settle = async (succeeded: boolean) => {
    if (kept && (!succeeded || newSession)) await ctx.inTransaction((uow) => forgetAnswer(uow, call));
  };
  return { changes, settle };
}

/**
 * A transaction that is not repeated must not count again. `done` tells before each limit whether the next transaction has been answered: a
 * call that stopped between two transactions has counted for the first alone. Limits that count only failures need no wrapper, because
 * failures are never stored.
 */
function countedOnce(limits: RateLimits, done: () => Promise<boolean>): RateLimits {
  return {
    ...limits,
    invitations: async (actor, addresses, invite) =>
      (await done()) ? invite() : limits.invitations(actor, addresses, invite),
    resends: async (actor, invitationId, resend) =>
      (await done()) ? resend() : limits.resends(actor, invitationId, resend),
    proofMails: async (userId, send) => ((await done()) ? send() : limits.proofMails(userId, send)),
    resetMails: async (ip, email) => (await done()) || limits.resetMails(ip, email),
  };
}
