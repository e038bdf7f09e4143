import { parseArgs } from 'node:util';
import { workloads, type Workload } from './contender.ts';
import type { Spread } from './world.ts';

export interface Options {
  readonly workloads: readonly Workload[];
  readonly sizes: readonly number[];
  readonly spreads: readonly Spread[];
  readonly rounds: number;
  /** Milliseconds of one measurement. */
  readonly measured: number;
  readonly contenders: readonly string[];
  readonly profile: boolean;
}

const usage = `npm run bench -- [--quick] [--profile] [--only session,roster] [--sizes 100,10000] [--rounds 3] [--spread one|fifty] [--contenders Gatehouse,limit-tx]
workloads: ${workloads.join(', ')}`;

/** @throws the usage for arguments it does not know */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      only: { type: 'string' },
      sizes: { type: 'string' },
      rounds: { type: 'string' },
      spread: { type: 'string' },
      contenders: { type: 'string' },
    },
  });
  const { quick, profile } = values;
  const short = quick || profile;
  const asked = values.only?.split(',');
  const known = workloads.filter((one) => asked === undefined || asked.includes(one));
  const unknown = asked?.filter((one) => !known.some((two) => two === one)) ?? [];
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')}?\n${usage}`);
  const spreads: readonly Spread[] =
    values.spread === 'one' || values.spread === 'fifty'
      ? [values.spread]
      : short
        ? ['one']
        : ['one', 'fifty'];
  const standard = short
    ? ['limit-tx', 'better-auth', 'Gatehouse']
    : ['limit', 'limit-tx', 'better-auth', 'Gatehouse'];
  return {
    workloads: known,
    sizes: (values.sizes ?? (short ? '10000' : '100,10000,100000')).split(',').map(Number),
    spreads,
    rounds: Number(values.rounds ?? (short ? 1 : 3)),
    measured: short ? 1_200 : 1_500,
    contenders: values.contenders?.split(',') ?? standard,
    profile,
  };
}
