import { parseArgs } from 'node:util';
import { workloads, type Workload } from './contender.ts';
import type { Spread } from './world.ts';

/** What is measured beside the seven workloads. */
export const sides = ['sign-in', 'start', 'bulk', 'policy', 'expiry'] as const;
export type Side = (typeof sides)[number];

export interface Options {
  readonly workloads: readonly Workload[];
  readonly sides: readonly Side[];
  readonly sizes: readonly number[];
  readonly spreads: readonly Spread[];
  readonly rounds: number;
  /** Milliseconds of one measurement. */
  readonly measured: number;
  readonly contenders: readonly string[];
  readonly profile: boolean;
  /** Invitations that expire. */
  readonly overdue: number;
  /** The file the figures are written to; null writes none. */
  readonly report: string | null;
}

const usage = `npm run bench -- [options]
  --quick               about a minute: 10 000 members, one round, the seven workloads
  --profile             statements, milliseconds in PostgreSQL and planning of each workload
  --only NAME,NAME      ${[...workloads, ...sides].join(', ')}
  --sizes 100,10000     members
  --rounds 3            the median is taken
  --spread one|fifty    one organisation, or fifty
  --contenders A,B      limit, limit-tx, better-auth, Gatehouse
  --overdue 1000000     invitations that expire
  --report FILE         where the figures go; a whole run writes docs/benchmarks.md`;

/** @throws the usage for arguments it does not know */
export function readOptions(args: readonly string[]): Options {
  const values = parsed(args);
  const isShort = values.quick || values.profile;
  const asked = values.only?.split(',') ?? (isShort ? [...workloads] : [...workloads, ...sides]);
  const known: readonly string[] = [...workloads, ...sides];
  const unknown = asked.filter((one) => !known.includes(one));
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')}?\n${usage}`);
  const isWhole = args.length === 0;
  const fast = ['limit-tx', 'better-auth', 'Gatehouse'];
  return {
    workloads: workloads.filter((one) => asked.includes(one)),
    sides: sides.filter((one) => asked.includes(one)),
    sizes: (values.sizes ?? (isShort ? '10000' : '100,10000,100000')).split(',').map(Number),
    spreads: spreadsOf(values.spread, isShort),
    rounds: Number(values.rounds ?? (isShort ? 1 : 3)),
    measured: isShort ? 1_200 : 1_000,
    contenders: values.contenders?.split(',') ?? (isShort ? fast : ['limit', ...fast]),
    profile: values.profile,
    overdue: Number(values.overdue ?? (isShort ? 100_000 : 1_000_000)),
    report: values.report ?? (isWhole ? 'docs/benchmarks.md' : null),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean', default: false },
        profile: { type: 'boolean', default: false },
        only: { type: 'string' },
        sizes: { type: 'string' },
        rounds: { type: 'string' },
        spread: { type: 'string' },
        contenders: { type: 'string' },
        overdue: { type: 'string' },
        report: { type: 'string' },
      },
    }).values;
  } catch (cause) {
    throw new Error(usage, { cause });
  }
}

function spreadsOf(asked: string | undefined, isShort: boolean): readonly Spread[] {
  if (asked === 'one' || asked === 'fifty') return [asked];
  return isShort ? ['one'] : ['one', 'fifty'];
}
