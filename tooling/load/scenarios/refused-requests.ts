import { setTimeout as pause } from 'node:timers/promises';
import { each, quantile, times } from '../measure.ts';
import type { Product } from '../product.ts';
import type { Scenario } from '../scenario.ts';

const atOnce = 20;
const seconds = 5;
const mostForged = 1_000 * seconds;
const mostRefused = 2_000;

/** F6: what refusals leave in a log from which nothing can be deleted. A cause is the person or network, the procedure and the reason. */
export const scenario: Scenario = {
  name: 'a thousand forged requests a second from one network, and a member’s refused queries',
  async run(product) {
    const nobody = product.visitor();
    const eli = await product.signedIn('eli@blueharbor.test');
    const alice = await product.signedIn('alice@northwind.test');
    const idle = await times(30, () => alice.query('partnerTeam.members'));
    const before = await eventsOf(product);
    const [minute] = await minutes(product);
    const busy: number[] = [];
    await Promise.all([
      each(mostForged, atOnce, () => nobody.send('/trpc/account.updateProfile', { method: 'OPTIONS' })),
      each(mostRefused, 4, () => eli.query('partnerTeam.members')),
      times(30, () => alice.query('partnerTeam.members')).then((all) => busy.push(...all)),
    ]);
    // Refusals still held back are written when the process stops. The scenario counts what a minute may hold.
    await pause(500);
    const [last] = await minutes(product);
    const windows = (last ?? 0) - (minute ?? 0) + 1;
    const left = (await eventsOf(product)) - before;
    return [
      { what: 'requests refused', value: mostForged + mostRefused, unit: '' },
      { what: 'events for each of 3 causes and minute', value: left / (3 * windows), unit: '', atMost: 2 },
      {
        what: 'somebody else, p95 against idle',
        value: quantile(busy, 0.95) / quantile(idle, 0.95),
        unit: '×',
      },
    ];
  },
};

async function eventsOf({ database }: Product): Promise<number> {
  const [row] = await database.query<{ n: number }>(
    "select count(*)::integer as n from audit_events where action = 'request.refused'",
  );
  return row?.n ?? 0;
}

async function minutes({ database }: Product): Promise<number[]> {
  const rows = await database.query<{ minute: number }>(
    'select floor(extract(epoch from clock_timestamp()) / 60)::integer as minute',
  );
  return rows.map(({ minute }) => minute);
}
