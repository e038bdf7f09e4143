import { systemOrigin } from '../origin.ts';
import { createBudgets, type Budget } from './budgets.ts';
import type { Refusal } from './refusal-log.ts';

/** A cause during its minute. */
export interface Window {
  refusal: Refusal;
  readonly until: number;
  /** Refusals after the first, which has an event of its own. */
  more: number;
  readonly budgets: readonly Budget[];
}

export interface Windows {
  /** Counts one. `window` is a cause's first, still to be written; `over` an earlier minute of it that has ended. */
  count(refusal: Refusal, now: number): { readonly window?: Window; readonly over?: Window };
  takeElapsed(now: number): Window[];
  takeAll(): Window[];
}

/** One person or network can be refused for many things in a minute; from here on they are counted together, still in its name. */
const causesOfOne = 20;
/** As many passwords as a network may try (CONTRACT §2), so that each address it types has a first event. */
const signInsOfOne = 50;
/** Networks are cheap: whoever has thousands of them gets no more first events than these, and as many networks are named beyond. */
const causesOfStrangers = 300;
const causesInAll = 5_000;

/**
 * The causes of now, in bounded memory. Beyond the bounds refusals are counted together, without a first event: all of a person's or a
 * network's, and where too many networks are refused, all of theirs. Failed sign-ins have bounds of their own, so that nothing cheaper
 * takes the names from them. Whether a cause is counted so depends on what was sent alone, so that no wait tells whether an address has an
 * account.
 */
export function createWindows(lengthMs: number): Windows {
  const open = new Map<string, Window>();
  const budgets = createBudgets();

  const close = (key: string, window: Window): Window => {
    open.delete(key);
    budgets.release(window.budgets);
    return window;
  };
  const add = (refusal: Refusal, now: number, taken: readonly Budget[]): Window => {
    const window = { refusal, until: now + lengthMs, more: 0, budgets: taken };
    open.set(keyOf(refusal), window);
    budgets.take(taken);
    return window;
  };
  const together = (refusal: Refusal, now: number): Window => {
    const named = counted(refusal);
    const known = open.get(keyOf(named));
    if (known) return known;
    const taken = budgetsOfNamed(named);
    if (budgets.haveRoom(taken)) return add(named, now, taken);
    const nameless = withoutName(named);
    return open.get(keyOf(nameless)) ?? add(nameless, now, []);
  };
  const take = (which: (window: Window) => boolean) =>
    [...open].filter(([, window]) => which(window)).map(([key, window]) => close(key, window));

  return {
    count(refusal, now) {
      const key = keyOf(refusal);
      const known = open.get(key);
      if (known && known.until > now) {
        known.more += 1;
        known.refusal = standingForBoth(known.refusal, refusal);
        return {};
      }
      const over = known ? { over: close(key, known) } : {};
      const taken = budgetsOfCause(refusal);
      if (open.size < causesInAll && budgets.haveRoom(taken))
        return { ...over, window: add(refusal, now, taken) };
      together(refusal, now).more += 1;
      return over;
    },
    takeElapsed: (now) => take(({ until }) => until <= now),
    takeAll: () => take(() => true),
  };
}

const isStrangers = ({ context }: Refusal) => context.actor.kind !== 'user';

const budgetsOfCause = (refusal: Refusal): Budget[] => {
  const { who, event } = refusal;
  const most = event.action === 'session.sign_in_failed' ? signInsOfOne : causesOfOne;
  const own = { name: `${event.action} of ${who}`, most };
  const all = { name: `${event.action} of strangers`, most: causesOfStrangers };
  return isStrangers(refusal) ? [own, all] : [own];
};

/** Of their own, so that the places of first events cannot be told by whose address was typed. */
const budgetsOfNamed = (refusal: Refusal): Budget[] =>
  isStrangers(refusal) ? [{ name: `${refusal.event.action} of named`, most: causesOfStrangers }] : [];

const keyOf = ({ context: { scope }, who, procedure, reason, about, event }: Refusal) =>
  JSON.stringify([event.action, scope.partnerId, scope.clientId, who, procedure, reason, about]);

const several = { procedure: 'several', reason: 'several' };

/** What stands for many of one person or network. */
const counted = (refusal: Refusal): Refusal => ({
  ...refusal,
  ...several,
  about: '',
  event: { action: refusal.event.action, details: several },
});

/** What stands for many strangers: nothing is said but how many there were. */
const withoutName = (refusal: Refusal): Refusal => ({
  ...refusal,
  who: 'strangers',
  context: { ...refusal.context, origin: systemOrigin('refusals') },
});

/** A cause may be one whatever it names (forged requests): then its count names no procedure that was only one of them. */
function standingForBoth(first: Refusal, next: Refusal): Refusal {
  const { event } = first;
  if (event.details?.['procedure'] === next.event.details?.['procedure']) return first;
  return { ...first, event: { ...event, details: { ...event.details, procedure: several.procedure } } };
}
