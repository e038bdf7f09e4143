import { setTimeout as pause } from 'node:timers/promises';
import type { Identified } from '@gatehouse/core/identity';

/** Who sends a request, as far as it can be told without asking anybody. */
interface Visitor {
  /** The secret of the session's cookie, which may be made up. */
  readonly token: string | null;
  readonly network: string;
}

/** A session's calls under way, from before it is known whose it is. */
interface Presence {
  calls: number;
  /** Whose it is, as soon as a request asks; only for telling in the log who was refused. */
  identified: Promise<Identified | null>;
}

/**
 * Lets a request with so many calls in, unless as many as one session or one network may have are under way: then `full` answers, without a
 * question to the database. `asks` is told of the question whose session it is.
 */
type Admit = <T>(
  visitor: Visitor,
  calls: number,
  work: (asks: (who: Promise<Identified | null>) => void) => Promise<T>,
  full: (who: Identified | null) => Promise<T>,
) => Promise<T>;

interface Bounds {
  readonly ofSession: number;
  /** Of requests whose session is not known: nobody's, a made-up one's, and one's that is still being asked for. */
  readonly ofNetwork: number;
}

/** At least as long as the answer's Retry-After says, at most twice as long (milliseconds): whoever asks again as soon as it is refused keeps no processor busy with refusals. */
const heldFor = 1_000;
/** Refusals held back at once; what comes on top is refused without waiting. */
const mostHeld = 2_000;

const nobody = Promise.resolve(null);
/** Sessions of which is remembered that they are real. */
const mostGenuine = 10_000;

/**
 * Whose request it is must be asked of the database; whoever sends thousands would have it asked thousands of times, with everybody else's
 * question behind them. One session holds at most so many calls, each counted, and so does a network for whoever is not known in it; a batch
 * that begins below may reach beyond. A session that was found before takes no place of its network's: strangers beside it cannot keep it out.
 */
export function createAdmission({ ofSession, ofNetwork }: Bounds): Admit {
  const sessions = new Map<string, Presence>();
  const networks = new Map<string, number>();
  const genuine = newest(mostGenuine);
  let held = 0;
  const hold = async () => {
    if (held >= mostHeld) return;
    held += 1;
    // Not all for as long: hundreds that came together would come again together.
    await pause(heldFor * (1 + Math.random()));
    held -= 1;
  };

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
      // What could not be asked says nothing about the session.
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

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}

/** A set that forgets what it has known longest. */
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
