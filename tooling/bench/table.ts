import type { Workload } from './contender.ts';
import type { Figures } from './load.ts';
import type { Spread } from './world.ts';

/** The rounds of each contender in one workload. */
export interface Row {
  readonly workload: Workload;
  readonly figures: ReadonlyMap<string, readonly Figures[]>;
}

/** The workloads at one size. */
export interface Part {
  readonly size: number;
  readonly spread: Spread;
  readonly rows: readonly Row[];
}

export interface Spreaded {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function spreaded(values: readonly number[]): Spreaded {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    min: sorted[0] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
  };
}

/** The ratio of Gatehouse to another contender, round by round: both were measured within seconds of each other. */
export function ratio({ figures }: Row, to: string): Spreaded | null {
  const own = figures.get('Gatehouse') ?? [];
  const other = figures.get(to) ?? [];
  if (own.length === 0 || other.length === 0) return null;
  return spreaded(own.map(({ perSecond }, round) => perSecond / (other[round]?.perSecond ?? Number.NaN)));
}

/** The median of a figure of one contender. */
export const medianOf = ({ figures }: Row, name: string, what: (one: Figures) => number | null): number =>
  spreaded((figures.get(name) ?? []).map((one) => what(one) ?? Number.NaN)).median;

export const titleOf = ({ size, spread }: Pick<Part, 'size' | 'spread'>): string =>
  spread === 'one'
    ? `${size} members in one organisation`
    : `${Math.max(40, Math.floor(size / 50))} members in each of fifty organisations`;

const own = 'Gatehouse';

/** Requests a second of every contender, the ratios, and what a request costs. */
export function cellsOf(rows: readonly Row[]): string[][] {
  const names = [...(rows[0]?.figures.keys() ?? [])];
  const others = names.filter((name) => name !== own);
  const header = [
    'requests a second',
    ...names,
    ...others.map((name) => `÷ ${name}`),
    'p50 ms',
    'p99 ÷ p50',
    `server CPU µs: ${names.join(' / ')}`,
    'PostgreSQL CPU µs',
    'bytes',
  ];
  const lines = rows.map((row) => [
    row.workload,
    ...names.map((name) => medianOf(row, name, ({ perSecond }) => perSecond).toFixed(0)),
    ...others.map((name) => ratioText(ratio(row, name))),
    medianOf(row, own, ({ p50 }) => p50).toFixed(1),
    medianOf(row, own, ({ p99, p50 }) => p99 / p50).toFixed(1),
    names.map((name) => medianOf(row, name, ({ serverCpu }) => serverCpu).toFixed(0)).join(' / '),
    names.map((name) => medianOf(row, name, ({ postgresCpu }) => postgresCpu).toFixed(0)).join(' / '),
    medianOf(row, own, ({ bytes }) => bytes).toFixed(0),
  ]);
  return [header, ...lines];
}

const ratioText = (one: Spreaded | null): string =>
  one === null
    ? ''
    : one.min === one.max
      ? one.median.toFixed(2)
      : `${one.median.toFixed(2)} (${one.min.toFixed(2)}–${one.max.toFixed(2)})`;

export function printCells(title: string, cells: readonly (readonly string[])[]): void {
  console.log(`\n${title}`);
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((line) => line[column]?.length ?? 0)),
  );
  for (const line of cells)
    console.log(
      line
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    );
}
