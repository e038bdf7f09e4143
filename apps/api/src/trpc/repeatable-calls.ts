import {
  AppError,
  forgetAnswer,
  invalidInput,
  runOnce,
  wasAnswered,
  type RepeatableCall,
} from '@gatehouse/core/platform';
import type { Context } from './context.ts';

/**
 * Their answers are not kept, and a key changes nothing: they hold a secret or give the browser another session, and neither may lie in a table
 * for a day (docs/decisions/0014).
 */
const notKept: ReadonlySet<string> = new Set([
  'auth.switchMembership',
  'account.changePassword',
  'account.beginTotp',
  'account.confirmTotp',
  'account.removeTotp',
  'account.regenerateRecoveryCodes',
  'account.beginPasskey',
  'account.confirmPasskey',
  'account.removePasskey',
  'partnerTeam.copyInvitationLink',
  'clientUsers.copyInvitationLink',
]);

const isKey = (text: string) => /^[\x20-\x7e]{1,200}$/.test(text);

type Limits = Context['deps']['limits'];

interface Sent {
  readonly path: string;
  /** Place in its request: several calls of one procedure may come under one header. */
  readonly batchIndex: number;
  readonly getRawInput: () => Promise<unknown>;
}

/** The call as its sender may repeat it; null for one without a key. @throws invalid_input for what is no key */
export async function repeatableCall(ctx: Context, sent: Sent): Promise<RepeatableCall | null> {
  const { idempotencyKey: key, identified } = ctx;
  if (key === null || !identified) return null;
  if (!isKey(key)) throw invalidInput({ 'Idempotency-Key': 'Must be 1 to 200 printable ASCII characters.' });
  if (notKept.has(sent.path)) return null;
  const { userId, membership } = identified.actor;
  return {
    userId,
    procedure: sent.path,
    key: sent.batchIndex === 0 ? key : `${key} ${sent.batchIndex}`,
    // Acting for another membership the same words mean something else.
    input: `${membership?.id ?? ''} ${inOneForm(await sent.getRawInput())}`,
  };
}

/** The order of an object's keys says nothing. */
function inOneForm(input: unknown): string {
  try {
    return JSON.stringify(input, (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    );
  } catch (cause) {
    // Nested deeper than the stack is.
    throw new AppError('invalid_input', { cause });
  }
}

const underWay = new Map<string, Promise<unknown>>();

/** Copies of a call that come to this process together wait here, so that they neither hold a connection each nor count towards limits. */
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

/** A context in which each unit of the call runs once, and what must happen after it. */
export async function repeating(ctx: Context, call: RepeatableCall) {
  let step = 0;
  let kept = false;
  let newSession = false;
  const { deps } = ctx;
  const changes: Pick<Context, 'deps' | 'inTransaction' | 'setSession'> = {
    deps: {
      ...deps,
      limits: countedOnce(deps.limits, () => ctx.inTransaction((uow) => wasAnswered(uow, call, step))),
    },
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
   * Failures are not kept, though a unit of theirs may have committed; neither is what a repeat could not give: a session. Only what this very
   * copy of the call kept: another one's answer is not for a refused one to forget.
   */
  const settle = async (succeeded: boolean) => {
    if (kept && (!succeeded || newSession)) await ctx.inTransaction((uow) => forgetAnswer(uow, call));
  };
  return { changes, settle };
}

/**
 * What is not done again must not count again. `done` is asked before each limit, of the unit that comes next: a call that broke off between
 * two units has counted for the first alone. Not here: limits that count failures only, for a failure is never kept.
 */
function countedOnce(limits: Limits, done: () => Promise<boolean>): Limits {
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
