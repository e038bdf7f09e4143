import { systemOrigin } from '../origin.ts';
import type { Refusal } from './refusal-log.ts';

/** A cause during its minute. */
export interface Window {
  readonly refusal: Refusal;
  readonly until: number;
  /** Refusals after the first, which has an event of its own. */
  more: number;
}

export interface Windows {
  /** Counts one. `window` is a cause's first, still to be written; `over` an earlier minute of it that has ended. */
  count(refusal: Refusal, now: number): { readonly window?: Window; readonly over?: Window };
  takeDue(now: number): Window[];
  takeAll(): Window[];
}

/** One person or network can be refused for many things in a minute; from here on they are counted together. */
const causesOfOne = 20;
/** Networks are cheap: whoever has thousands of them still gets no more first events than these. */
const causesOfStrangers = 300;
const causesInAll = 5_000;

/**
 * The causes of now, in bounded memory. Beyond the bounds refusals are counted together, without a first event: for a person all of theirs,
 * for strangers all of a kind and organisation. Whether a cause is counted so depends on what was sent alone, so that no wait tells
 * whether an address has an account.
 */
export function createWindows(lengthMs: number): Windows {
  const open = new Map<string, Window>();
  const ofOne = new Map<string, number>();
  let ofStrangers = 0;

  const close = (key: string, window: Window): Window => {
    open.delete(key);
    const { refusal } = window;
    const left = (ofOne.get(refusal.who) ?? 1) - 1;
    if (left === 0) ofOne.delete(refusal.who);
    else ofOne.set(refusal.who, left);
    if (isStrangers(refusal)) ofStrangers -= 1;
    return window;
  };
  const add = (key: string, refusal: Refusal, now: number, more: number): Window => {
    const window = { refusal, until: now + lengthMs, more };
    open.set(key, window);
    ofOne.set(refusal.who, (ofOne.get(refusal.who) ?? 0) + 1);
    if (isStrangers(refusal)) ofStrangers += 1;
    return window;
  };
  const isFull = (refusal: Refusal) =>
    open.size >= causesInAll ||
    (ofOne.get(refusal.who) ?? 0) >= causesOfOne ||
    (isStrangers(refusal) && ofStrangers >= causesOfStrangers);
  const take = (which: (window: Window) => boolean) =>
    [...open].filter(([, window]) => which(window)).map(([key, window]) => close(key, window));

  return {
    count(refusal, now) {
      const key = keyOf(refusal);
      const known = open.get(key);
      if (known && known.until > now) {
        known.more += 1;
        return {};
      }
      const over = known ? { over: close(key, known) } : {};
      if (!isFull(refusal)) return { ...over, window: add(key, refusal, now, 0) };
      const together = counted(refusal);
      const togetherKey = keyOf(together);
      const sum = open.get(togetherKey);
      if (sum) sum.more += 1;
      else add(togetherKey, together, now, 1);
      return over;
    },
    takeDue: (now) => take(({ until }) => until <= now),
    takeAll: () => take(() => true),
  };
}

const isStrangers = ({ context }: Refusal) => context.actor.kind !== 'user';

const keyOf = ({ context: { scope }, who, procedure, reason, about, event }: Refusal) =>
  JSON.stringify([event.action, scope.partnerId, scope.clientId, who, procedure, reason, about]);

/** What stands for many: a person stays who they are, of strangers nothing is said but how many there were. */
function counted(refusal: Refusal): Refusal {
  const { context, event } = refusal;
  const details = { procedure: 'several', reason: 'several' };
  const together = {
    procedure: 'several',
    reason: 'several',
    about: '',
    event: { action: event.action, details },
  };
  return isStrangers(refusal)
    ? { ...refusal, ...together, who: 'strangers', context: { ...context, origin: systemOrigin('refusals') } }
    : { ...refusal, ...together };
}
