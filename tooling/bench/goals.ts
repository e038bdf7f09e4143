import type { Workload } from './contender.ts';
import type { Goal } from './sides/side.ts';
import { medianOf, ratio, type Part, type Row, type Spreaded } from './table.ts';
import type { Spread } from './world.ts';

const middle = 10_000;
const reads = ['roster', 'deep', 'search'] as const satisfies readonly Workload[];
const writes = ['invite', 'accept', 'role'] as const satisfies readonly Workload[];

/** The goals that the seven workloads show, as far as they were measured. */
export function workloadGoals(parts: readonly Part[]): Goal[] {
  const row = (size: number, spread: Spread, workload: Workload) =>
    parts
      .find((one) => one.size === size && one.spread === spread)
      ?.rows.find((one) => one.workload === workload);
  const against = (spread: Spread, workload: Workload, to: string, atLeast: number) =>
    atLeastRatio(
      row(middle, spread, workload),
      `${workload}, ${spread === 'one' ? 'one' : 'fifty'} organisation${spread === 'one' ? '' : 's'}`,
      to,
      atLeast,
    );
  return [
    against('one', 'session', 'better-auth', 5),
    against('one', 'session', 'limit', 0.4),
    ...reads.map((one) => against('one', one, 'better-auth', 8)),
    ...reads.map((one) => against('one', one, 'limit-tx', 0.4)),
    ...reads.map((one) => atMostGrowth(one, row(100, 'one', one), row(100_000, 'one', one))),
    ...writes.map((one) => against('one', one, 'better-auth', 3)),
    ...writes.map((one) => against('fifty', one, 'better-auth', 4)),
    steady(parts),
  ].flat();
}

function atLeastRatio(row: Row | undefined, what: string, to: string, least: number): Goal[] {
  const found = row && ratio(row, to);
  if (!found) return [];
  const share = least < 1;
  const text = (value: number) => (share ? `${Math.round(value * 100)} %` : `${value.toFixed(2)} ×`);
  return [
    {
      what: `${what}, against ${to}`,
      wanted: `≥ ${share ? `${least * 100} %` : `${least} ×`}`,
      value: range(found, text),
      isMet: found.median >= least,
    },
  ];
}

const range = ({ median, min, max }: Spreaded, text: (value: number) => string): string =>
  min === max ? text(median) : `${text(median)} (${text(min)}–${text(max)})`;

function atMostGrowth(workload: Workload, small: Row | undefined, large: Row | undefined): Goal[] {
  if (small === undefined || large === undefined) return [];
  const p50 = (row: Row) => medianOf(row, 'Gatehouse', (one) => one.p50);
  const growth = p50(large) / p50(small);
  return [
    {
      what: `${workload}, p50 at 100 000 members against 100`,
      wanted: '≤ 1.3 ×',
      value: `${growth.toFixed(2)} ×`,
      isMet: growth <= 1.3,
    },
  ];
}

/** The worst of all workloads. */
function steady(parts: readonly Part[]): Goal[] {
  const all = parts
    .filter(({ size }) => size === middle)
    .flatMap(({ rows, spread }) =>
      rows.map((row) => ({
        what: `${row.workload}, ${spread}`,
        tail: medianOf(row, 'Gatehouse', ({ p99, p50 }) => p99 / p50),
      })),
    )
    .toSorted((a, b) => b.tail - a.tail);
  const [worst] = all;
  if (worst === undefined) return [];
  return [
    {
      what: 'p99 ÷ p50 under load, the worst workload',
      wanted: '≤ 5',
      value: `${worst.tail.toFixed(1)} (${worst.what})`,
      isMet: worst.tail <= 5,
    },
  ];
}
