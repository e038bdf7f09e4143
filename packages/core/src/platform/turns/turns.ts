import type { UserActor } from '@gatehouse/policy';
import { lanes } from './lanes.ts';

/**
 * Queues the calls of this process. Turns are keyed by the person who asks, never by what is asked about: visitors who are not signed in
 * take no turns, and cannot learn from waiting whose address or link they named. A turn is taken before a transaction opens, so that a
 * waiting call holds no connection.
 */
export interface Turns {
  /** Runs one call of a person, whatever it is about. @throws rate_limited when too many of the person's calls wait */
  ofPerson<T>(userId: string, work: () => Promise<T>): Promise<T>;
  /**
   * Runs a call about the organisation the actor acts for, in the lane of its partner. The partner and each of its clients take turns
   * there, and the people of each. Calls about own rows (`account.*`, `auth.*`) take none. @throws rate_limited
   */
  ofPartner<T>(actor: UserActor, work: () => Promise<T>): Promise<T>;
}

/** Out of a pool of ten connections: some are left whatever one partner does. */
const partnersAtOnce = 6;
/** Per person: a page asks for a handful of things, in batches of ten at most. */
const personsAtOnce = 4;
const personsWaiting = 20;
/** Enough for fifty people of one client with all their calls in the line. Others have to retry. */
const waitingOfOneGroup = 200;

/** `scale` multiplies what one person may run, up to a partner's share of the connections. */
export function createTurns({ scale = 1 }: { readonly scale?: number } = {}): Turns {
  const scaled = (count: number) => Math.max(1, Math.round(count * scale));
  const persons = lanes({
    running: Math.min(partnersAtOnce, scaled(personsAtOnce)),
    waiting: scaled(personsWaiting),
  });
  const partners = lanes({ running: partnersAtOnce, waiting: waitingOfOneGroup });
  return {
    ofPerson: (userId, work) => persons(userId, { group: userId, member: userId }, work),
    ofPartner: ({ userId, membership }, work) =>
      membership?.partnerId
        ? partners(membership.partnerId, { group: membership.clientId ?? 'own', member: userId }, work)
        : work(),
  };
}

/** The most calls of one person that a process holds, running and waiting. */
export const mostCallsOfOne = (scale: number): number =>
  Math.max(1, Math.round((personsAtOnce + personsWaiting) * scale));
