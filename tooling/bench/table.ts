import type { Workload } from './contender.ts';
import type { Figures } from './load.ts';

export interface Row {
  readonly workload: Workload;
  /** The rounds of each contender. */
  readonly figures: ReadonlyMap<string, readonly Figures[]>;
}

interface Spreaded {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

function spreaded(values: readonly number[]): Spreaded {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    min: sorted[0] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
  };
}

/** The ratio of Gatehouse to another contender, round by round: both were measured within seconds of each other. */
function ratio({ figures }: Row, to: string): Spreaded | null {
  const own = figures.get('Gatehouse') ?? [];
  const other = figures.get(to) ?? [];
  if (own.length === 0 || other.length === 0) return null;
  return spreaded(own.map(({ perSecond }, round) => perSecond / (other[round]?.perSecond ?? Number.NaN)));
}

export function printTable(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  const names = [...(rows[0]?.figures.keys() ?? [])];
  const header = [
    '',
    ...names.map((name) => `${name} /s`),
    '÷ better-auth',
    '÷ limit-tx',
    'p50 ms',
    'p99 ÷ p50',
    'server µs',
    'PostgreSQL µs',
    'bytes',
  ];
  const lines = rows.map((row) => {
    const of = (name: string, what: (one: Figures) => number) =>
      spreaded((row.figures.get(name) ?? []).map(what)).median;
    const own = (what: (one: Figures) => number) => of('Gatehouse', what);
    const cpu = (what: 'serverCpu' | 'postgresCpu') =>
      names.map((name) => of(name, (one) => one[what] ?? Number.NaN).toFixed(0)).join(' / ');
    return [
      row.workload,
      ...names.map((name) => of(name, ({ perSecond }) => perSecond).toFixed(0)),
      ratio(row, 'better-auth')?.median.toFixed(2) ?? '',
      ratio(row, 'limit-tx')?.median.toFixed(2) ?? '',
      own(({ p50 }) => p50).toFixed(1),
      own(({ p99, p50 }) => p99 / p50).toFixed(1),
      cpu('serverCpu'),
      cpu('postgresCpu'),
      own(({ bytes }) => bytes).toFixed(0),
    ];
  });
  const widths = header.map((cell, column) =>
    Math.max(cell.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  for (const line of [header, ...lines])
    console.log(
      line.map((cell, column) => cell[column === 0 ? 'padEnd' : 'padStart'](widths[column] ?? 0)).join('  '),
    );
}
