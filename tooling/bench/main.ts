// npm run bench: Gatehouse beside what it is compared with, on one machine, over the same data (CONTRIBUTING, "Measuring").
import { openSuperuser } from '../../packages/core/src/testing/superuser.ts';
import { startCluster, type Cluster } from './cluster.ts';
import type { Contender, Workload } from './contender.ts';
import { betterAuth } from './contenders/better-auth.ts';
import { limit, limitTx } from './contenders/limit.ts';
import { product } from './contenders/product.ts';
import { measure, type Figures } from './load.ts';
import { readOptions, type Options } from './options.ts';
import { openProfiler, printProfile, type Profile } from './profile.ts';
import { goalCells, goalsOf, writeReport, type Results } from './report.ts';
import { measureBulk } from './sides/bulk.ts';
import { measureExpiry } from './sides/expiry.ts';
import { measurePolicy } from './sides/policy.ts';
import type { Opened, SideReport } from './sides/side.ts';
import { measureSignIn } from './sides/sign-in.ts';
import { measureStart } from './sides/start.ts';
import { cellsOf, printCells, titleOf, type Part, type Row } from './table.ts';
import { connections, worldOf, type Spread } from './world.ts';

const all: readonly Contender[] = [limit, limitTx, betterAuth, product];

export async function bench(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const cluster = await startCluster({ counted: options.profile });
  try {
    const parts: Part[] = [];
    if (options.workloads.length > 0)
      for (const size of options.sizes) parts.push(...(await measureSize(cluster, size, options)));
    const results = {
      parts,
      sides: await measureSides(cluster, options),
      postgres: await versionOf(cluster),
    };
    conclude(results, options, ['npm run bench', ...(args.length === 0 ? [] : ['--', ...args])].join(' '));
  } finally {
    await cluster.stop();
  }
}

function conclude(results: Results, options: Options, command: string): void {
  const goals = goalsOf(results);
  if (goals.length > 0 && !options.profile) printCells('Goals', goalCells(goals));
  if (options.report !== null) writeReport(options.report, results, options, command);
}

/** Opens every contender with its filled database, and closes them afterwards. */
async function withContenders<T>(
  cluster: Cluster,
  size: number,
  names: readonly string[],
  act: (opened: readonly Opened[]) => Promise<T>,
): Promise<T> {
  const opened: Opened[] = [];
  try {
    for (const contender of all.filter(({ name }) => names.includes(name))) {
      const started = performance.now();
      const database = `bench_${all.indexOf(contender)}_${size}`;
      await cluster.drop(database);
      opened.push({ contender, database, running: await contender.open(cluster, database, worldOf(size)) });
      const seconds = ((performance.now() - started) / 1_000).toFixed(1);
      console.log(`${contender.name}: ${size} members, filled and ready after ${seconds} s`);
    }
    return await act(opened);
  } finally {
    for (const { running, database } of opened) {
      await running.stop();
      await cluster.drop(database);
    }
  }
}

const measureSize = (cluster: Cluster, size: number, options: Options): Promise<Part[]> =>
  withContenders(cluster, size, options.contenders, async (opened) => {
    const parts: Part[] = [];
    if (options.profile) await profileAll(cluster, opened, options);
    else
      for (const spread of options.spreads) {
        const rows: Row[] = [];
        for (const workload of options.workloads)
          rows.push({ workload, figures: await measureWorkload(cluster, opened, workload, spread, options) });
        parts.push({ size, spread, rows });
        printCells(titleOf({ size, spread }), cellsOf(rows));
      }
    return parts;
  });

async function measureWorkload(
  cluster: Cluster,
  opened: readonly Opened[],
  workload: Workload,
  spread: Spread,
  { rounds, measured }: Options,
): Promise<Map<string, Figures[]>> {
  const figures = new Map<string, Figures[]>();
  const next = new Map<string, number>();
  for (let round = 0; round < rounds; round += 1)
    for (const { contender, running } of opened) {
      const { name } = contender;
      const from = next.get(name) ?? 0;
      const caller = await running.prepare(workload, spread, from);
      const load = { connections, warmUp: 300, measured, postgres: cluster.pid, from };
      const one = await measure(running, caller, load).catch((cause: unknown) => {
        throw new Error(`${name}, ${workload}`, { cause });
      });
      next.set(name, from + (Number.isFinite(caller.most) ? caller.most : one.sent));
      figures.set(name, [...(figures.get(name) ?? []), one]);
    }
  return figures;
}

async function profileAll(cluster: Cluster, opened: readonly Opened[], { workloads, spreads }: Options) {
  const profiler = await openProfiler(cluster);
  for (const spread of spreads)
    for (const workload of workloads) {
      const profiles = new Map<string, Profile>();
      for (const { contender, database, running } of opened) {
        const caller = await running.prepare(workload, spread, 0);
        profiles.set(contender.name, await profiler.profile(running, caller, { from: 0, database }));
      }
      printProfile(workload, profiles);
    }
  await profiler.close();
}

async function measureSides(cluster: Cluster, options: Options): Promise<SideReport[]> {
  const { sides, rounds } = options;
  const wants = (side: Options['sides'][number]) => sides.includes(side);
  const reports: SideReport[] = [];
  const done = (report: SideReport) => {
    printCells(report.title, [report.header, ...report.rows]);
    reports.push(report);
  };
  if (wants('sign-in') || wants('start') || wants('bulk'))
    await withContenders(cluster, 100, options.contenders, async (opened) => {
      const work = { cluster, opened, rounds };
      if (wants('sign-in')) done(await measureSignIn(work));
      if (wants('start')) done(await measureStart(work));
      if (wants('bulk')) done(await measureBulk(work));
    });
  if (wants('policy')) done(measurePolicy());
  if (wants('expiry')) done(await measureExpiry(cluster, options.overdue));
  return reports;
}

async function versionOf(cluster: Cluster): Promise<string> {
  const superuser = await openSuperuser(cluster.superuserUrl('postgres'));
  const [row] = await superuser.query<{ server_version: string }>('show server_version');
  await superuser.close();
  return row?.server_version ?? 'unknown';
}
