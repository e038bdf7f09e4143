import { subscriberOf } from '@gatehouse/core/platform';

const quarterHour = 15 * 60_000;
const mostNetworks = 10_000;

/** Counts one more forged request of a stranger and returns whether it deserves an audit event. */
export type WorthNoting = (ip: string | null, now: number) => boolean;

/**
 * Counts strangers' forged requests per network and process. Requests beyond the limit are refused as before, but no event is written. When
 * the table is full, all networks that are not in it count as one.
 */
export function forgedRequests(most: number): WorthNoting {
  const networks = new Map<string, { count: number; readonly until: number }>();
  const forgetOld = (now: number) => {
    for (const [network, { until }] of networks) {
      // Entries are ordered by their start.
      if (until > now) break;
      networks.delete(network);
    }
  };
  return (ip, now) => {
    forgetOld(now);
    const network = subscriberOf(ip);
    const key = networks.has(network) || networks.size < mostNetworks ? network : 'others';
    const counted = networks.get(key) ?? { count: 0, until: now + quarterHour };
    counted.count += 1;
    networks.set(key, counted);
    return counted.count <= most;
  };
}
