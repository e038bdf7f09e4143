import { setTimeout as pause } from 'node:timers/promises';
import type { Identified } from '@gatehouse/core/identity';

/** The sender of a request, as far as it is known without a query. */
interface Visitor {
  /** The secret in the session cookie. A stranger may have made it up. */
  readonly token: string | null;
  readonly network: string;
}

/** The running calls of one session. Counting starts before the session's user is known. */
interface Presence {
  calls: number;
  /** The session's user, once a request has asked for it. Only used to log who was refused. */
  identified: Promise<Identified | null>;
}

/**
 * Runs `work` for a request with this many calls, unless its session or network already has as many running as it may. Then `full` answers,
 * without a query to the database. `work` passes `asks` the promise of the session's user.
 */
type Admit = <T>(
  visitor: Visitor,
  calls: number,
  work: (asks: (who: Promise<Identified | null>) => void) => Promise<T>,
  full: (who: Identified | null) => Promise<T>,
) => Promise<T>;

interface Bounds {
  readonly ofSession: number;
  /** Counts requests whose session is not known: without a cookie, with a made-up one, or with one that is still being looked up. */
  readonly ofNetwork: number;
}

/**
 * Milliseconds for which a refusal is held back, at least the answer's Retry-After and at most twice as long. A client that retries at each
 * refusal then cannot keep a processor busy.
 */
const heldFor = 1_000;
/** The most refusals held back simultaneously. Further ones are answered without delay. */
const mostHeld = 2_000;

const nobody = Promise.resolve(null);
/** The most sessions that are remembered as real. */
const mostGenuine = 10_000;

/**
 * Bounds the look-ups of sessions: a sender of thousands of requests would queue thousands of queries in front of everybody else's. One
 * session may have `ofSession` calls running. Unknown visitors of one network share `ofNetwork` calls. A batch that starts below the bound
 * may exceed it. A session known to be real does not count towards its network, so strangers on that network cannot keep it out.
 */
export function createAdmission({ ofSession, ofNetwork }: Bounds): Admit {
  const sessions = new Map<string, Presence>();
  const networks = new Map<string, number>();
  const genuine = newest(mostGenuine);
  const hold = holdingBack();

  const enterNetwork = (network: string, calls: number) => {
    networks.set(network, (networks.get(network) ?? 0) + calls);
    return once(() => {
      const left = (networks.get(network) ?? 0) - calls;
      if (left > 0) networks.set(network, left);
      else networks.delete(network);
    });
  };
  const enterSession = (token: string, presence: Presence, calls: number) => {
    sessions.set(token, presence);
    presence.calls += calls;
    return () => {
      presence.calls -= calls;
      if (presence.calls === 0) sessions.delete(token);
    };
  };

  return async ({ token, network }, calls, work, full) => {
    const presence = (token === null ? undefined : sessions.get(token)) ?? { calls: 0, identified: nobody };
    if (presence.calls >= ofSession) {
      const { identified } = presence;
      await hold();
      return full(await identified);
    }
    const isGenuine = token !== null && genuine.has(token);
    if (!isGenuine && (networks.get(network) ?? 0) >= ofNetwork) {
      await hold();
      return full(null);
    }

    const leaveNetwork = isGenuine ? () => undefined : enterNetwork(network, calls);
    const leaveSession = token === null ? () => undefined : enterSession(token, presence, calls);
    const asks = (who: Promise<Identified | null>) => {
      presence.identified = who.catch(() => null);
      const settle = (found: Identified | null) => {
        if (token === null) return;
        if (found === null) genuine.delete(token);
        else {
          genuine.add(token);
          leaveNetwork();
        }
      };
      // A failed look-up proves nothing about the session.
      void who.then(settle, () => undefined);
    };
    try {
      return await work(asks);
    } finally {
      leaveSession();
      leaveNetwork();
    }
  };
}

/** Delays a refusal, unless too many are delayed already. */
function holdingBack() {
  let held = 0;
  return async () => {
    if (held >= mostHeld) return;
    held += 1;
    // The delay is random: calls refused together would otherwise return together.
    await pause(heldFor * (1 + Math.random()));
    held -= 1;
  };
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}

/** A set of bounded size that drops its oldest entries. */
function newest(most: number) {
  const known = new Set<string>();
  return {
    has: (one: string) => known.has(one),
    delete: (one: string) => void known.delete(one),
    add(one: string) {
      known.delete(one);
      known.add(one);
      for (const oldest of known) {
        if (known.size <= most) break;
        known.delete(oldest);
      }
    },
  };
}
