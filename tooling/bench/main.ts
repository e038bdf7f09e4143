// npm run bench: Gatehouse beside what it is compared with, on one machine, over the same data (CONTRIBUTING, "Measuring").
import { startCluster, type Cluster } from './cluster.ts';
import type { Contender, Running, Workload } from './contender.ts';
import { betterAuth } from './contenders/better-auth.ts';
import { limit, limitTx } from './contenders/limit.ts';
import { product } from './contenders/product.ts';
import { measure, type Figures } from './load.ts';
import { readOptions, type Options } from './options.ts';
import { openProfiler, printProfile, type Profile } from './profile.ts';
import { printTable, type Row } from './table.ts';
import { connections, worldOf, type Spread } from './world.ts';

const all: readonly Contender[] = [limit, limitTx, betterAuth, product];

interface Entry {
  readonly contender: Contender;
  readonly database: string;
  readonly running: Running;
  /** The number of the next request of each workload. */
  readonly next: Map<string, number>;
}

const seconds = (since: number) => ((performance.now() - since) / 1_000).toFixed(1);

const options = readOptions(process.argv.slice(2));
const cluster = await startCluster({ counted: options.profile });
try {
  for (const size of options.sizes) await runSize(cluster, size, options);
} finally {
  await cluster.stop();
}

async function runSize(cluster: Cluster, size: number, options: Options): Promise<void> {
  const entries: Entry[] = [];
  try {
    for (const contender of all.filter(({ name }) => options.contenders.includes(name))) {
      const started = performance.now();
      const database = `bench_${all.indexOf(contender)}_${size}`;
      const running = await contender.open(cluster, database, worldOf(size));
      console.log(`${contender.name}: ${size} members, ready after ${seconds(started)} s`);
      entries.push({ contender, database, running, next: new Map() });
    }
    if (options.profile) await profileAll(cluster, entries, options);
    else await measureAll(cluster, entries, size, options);
  } finally {
    for (const { running } of entries) await running.stop();
  }
}

async function profileAll(cluster: Cluster, entries: readonly Entry[], { workloads, spreads }: Options) {
  const profiler = await openProfiler(cluster);
  for (const spread of spreads)
    for (const workload of workloads) {
      const profiles = new Map<string, Profile>();
      for (const { contender, database, running } of entries) {
        const caller = await running.prepare(workload, spread, 0);
        profiles.set(contender.name, await profiler.profile(running, caller, { from: 0, database }));
      }
      printProfile(workload, profiles);
    }
  await profiler.close();
}

async function measureAll(cluster: Cluster, entries: readonly Entry[], size: number, options: Options) {
  for (const spread of options.spreads) {
    const rows: Row[] = [];
    for (const workload of options.workloads)
      rows.push({ workload, figures: await runWorkload(cluster, entries, workload, spread, options) });
    printTable(`${size} members, ${spread === 'one' ? 'one organisation' : 'fifty organisations'}`, rows);
  }
}

async function runWorkload(
  cluster: Cluster,
  entries: readonly Entry[],
  workload: Workload,
  spread: Spread,
  { rounds, measured }: Options,
): Promise<Map<string, Figures[]>> {
  const figures = new Map<string, Figures[]>();
  for (let round = 0; round < rounds; round += 1)
    for (const { contender, running, next } of entries) {
      const key = `${workload} ${spread}`;
      const from = next.get(key) ?? 0;
      const caller = await running.prepare(workload, spread, from);
      const load = { connections, warmUp: 300, measured, postgres: cluster.pid, from };
      const one = await measure(running, caller, load).catch((cause: unknown) => {
        throw new Error(`${contender.name}, ${key}`, { cause });
      });
      next.set(key, from + (Number.isFinite(caller.most) ? caller.most : one.sent));
      figures.set(contender.name, [...(figures.get(contender.name) ?? []), one]);
    }
  return figures;
}
