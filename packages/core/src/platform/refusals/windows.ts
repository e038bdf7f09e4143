import { systemOrigin } from '../origin.ts';
import { createBudgets, type Budget } from './budgets.ts';
import type { Refusal } from './refusal-log.ts';

/** A cause during its minute. */
export interface Window {
  refusal: Refusal;
  readonly until: number;
  /** Refusals after the first one, which has its own event. */
  more: number;
  readonly budgets: readonly Budget[];
}

export interface Windows {
  /**
   * Counts one refusal. `window` is set for the first one of a cause, whose event is still to be written. `over` is an earlier minute of
   * the cause that has ended.
   */
  count(refusal: Refusal, now: number): { readonly window?: Window; readonly over?: Window };
  takeElapsed(now: number): Window[];
  takeAll(): Window[];
}

/** One person or network can be refused for many things in a minute. Beyond this number they share one count, still in that name. */
const causesOfOne = 20;
/** As many passwords as a network may try (CONTRACT §2), so that each address it types gets a first event. */
const signInsOfOne = 50;
/** Networks are cheap: thousands of them together get this many first events, and the same number of networks is named beyond those. */
const causesOfStrangers = 300;
const causesInAll = 5_000;

/**
 * The current causes, in bounded memory. Beyond the bounds refusals are counted together, without a first event: all of one person or
 * network, and when too many networks are refused, all of these networks. Failed sign-ins have bounds of their own, so that cheaper
 * refusals cannot take their names. Whether a cause is counted this way depends only on what was sent, so that no delay reveals whether an
 * address has an account.
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

/** A separate budget, so that used-up first events do not reveal whose address was typed. */
const budgetsOfNamed = (refusal: Refusal): Budget[] =>
  isStrangers(refusal) ? [{ name: `${refusal.event.action} of named`, most: causesOfStrangers }] : [];

const keyOf = ({ context: { scope }, who, procedure, reason, about, event }: Refusal) =>
  JSON.stringify([event.action, scope.partnerId, scope.clientId, who, procedure, reason, about]);

const several = { procedure: 'several', reason: 'several' };

/** The refusal that stands for many of one person or network. */
const counted = (refusal: Refusal): Refusal => ({
  ...refusal,
  ...several,
  about: '',
  event: { action: refusal.event.action, details: several },
});

/** The refusal that stands for many strangers. It gives only their number. */
const withoutName = (refusal: Refusal): Refusal => ({
  ...refusal,
  who: 'strangers',
  context: { ...refusal.context, origin: systemOrigin('refusals') },
});

/** Forged requests of any procedure share one cause. Its count then does not name a procedure that was only one of them. */
function standingForBoth(first: Refusal, next: Refusal): Refusal {
  const { event } = first;
  if (event.details?.['procedure'] === next.event.details?.['procedure']) return first;
  return { ...first, event: { ...event, details: { ...event.details, procedure: several.procedure } } };
}
