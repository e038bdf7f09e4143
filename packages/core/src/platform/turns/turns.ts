import type { UserActor } from '@gatehouse/policy';
import { lanes } from './lanes.ts';

/**
 * Who waits for whom in this process. Turns are keyed by who asks, never by what is asked about: whoever is not signed in takes none, and
 * learns from no waiting whose address or link was named. They are taken before a unit opens, so that a waiting call holds no connection.
 */
export interface Turns {
  /** One call of a person, whatever it is about. @throws rate_limited when too many of theirs wait */
  ofPerson<T>(userId: string, work: () => Promise<T>): Promise<T>;
  /**
   * A call about the organisation the actor acts for: its partner's lane, in which the agency and each of its clients take turns, and in
   * these the people. Own rows (`account.*`, `auth.*`) take none. @throws rate_limited
   */
  ofPartner<T>(actor: UserActor, work: () => Promise<T>): Promise<T>;
}

/** Of a pool of ten connections: some are left whatever one partner does. */
const partnersAtOnce = 6;
/** One person: a page asks for a handful of things, in batches of ten at most. */
const personsAtOnce = 4;
const personsWaiting = 20;
/** Fifty people of one client who each have all their calls there; the rest come again. */
const waitingOfOneGroup = 200;

/** `scale` multiplies what one person may; never above a partner's share of the connections. */
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

/** Most calls of one person that a process holds: running and waiting. */
export const mostCallsOfOne = (scale: number): number =>
  Math.max(1, Math.round((personsAtOnce + personsWaiting) * scale));
