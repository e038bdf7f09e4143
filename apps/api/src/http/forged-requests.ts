import { networkOf } from '@gatehouse/core/platform';

const quarterHour = 15 * 60_000;
const mostNetworks = 10_000;

/** Whether one more forged request of a stranger's is worth an event; counts it. */
export type WorthNoting = (ip: string | null, now: number) => boolean;

/**
 * Strangers' forged requests, counted by network and process: beyond the limit they are refused as before and nothing is written. With more
 * networks than can be kept, those that are not known yet count as one.
 */
export function forgedRequests(most: number): WorthNoting {
  const networks = new Map<string, { count: number; readonly until: number }>();
  const forgetOld = (now: number) => {
    for (const [network, { until }] of networks) {
      // In order of their beginning.
      if (until > now) break;
      networks.delete(network);
    }
  };
  return (ip, now) => {
    forgetOld(now);
    const network = networkOf(ip, { ipv4: 32, ipv6: 64 });
    const key = networks.has(network) || networks.size < mostNetworks ? network : 'others';
    const counted = networks.get(key) ?? { count: 0, until: now + quarterHour };
    counted.count += 1;
    networks.set(key, counted);
    return counted.count <= most;
  };
}
