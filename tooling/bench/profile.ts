import { openSuperuser, type Superuser } from '../../packages/core/src/testing/superuser.ts';
import type { Cluster } from './cluster.ts';
import type { Caller, Running } from './contender.ts';
import { measure } from './load.ts';

/** What one request costs PostgreSQL, one request at a time. */
export interface Profile {
  readonly requests: number;
  readonly serverCpu: number | null;
  readonly postgresCpu: number | null;
  /** From the one that takes the most time. */
  readonly statements: readonly StatementCost[];
}

/** Per request, in milliseconds. */
interface StatementCost {
  readonly text: string;
  readonly calls: number;
  readonly running: number;
  readonly planning: number;
}

/** Counts with pg_stat_statements, which is read in another database so that none of the measured ones holds it. */
export async function openProfiler(cluster: Cluster) {
  const superuser = await openSuperuser(cluster.superuserUrl('postgres'));
  await superuser.query('create extension if not exists pg_stat_statements schema public');
  return {
    profile: (running: Running, caller: Caller, load: { from: number; database: string }) =>
      profile(superuser, cluster, running, caller, load),
    close: superuser.close,
  };
}

const warmUp = 400;
const measured = 800;

async function profile(
  superuser: Superuser,
  cluster: Cluster,
  running: Running,
  caller: Caller,
  { from, database }: { from: number; database: string },
): Promise<Profile & { readonly sent: number }> {
  const load = { connections: 1, postgres: cluster.pid };
  const warm = await measure(running, caller, { ...load, from, warmUp: 0, measured: warmUp });
  await superuser.query('select public.pg_stat_statements_reset()');
  const most = caller.most - warm.sent;
  const next = { ...load, from: from + warm.sent, warmUp: 0, measured };
  const { sent, serverCpu, postgresCpu } = await measure(running, { ...caller, most }, next);
  const rows = await superuser.query<{ text: string; calls: number; running: number; planning: number }>(
    `select s.query as text, s.calls::integer, s.total_exec_time as running, s.total_plan_time as planning
       from public.pg_stat_statements s join pg_database d on d.oid = s.dbid join pg_roles r on r.oid = s.userid
      where d.datname = $1 and not r.rolsuper order by s.total_exec_time + s.total_plan_time desc`,
    [database],
  );
  return {
    requests: sent,
    sent: warm.sent + sent,
    serverCpu,
    postgresCpu,
    statements: rows.map(({ text, calls, running: ran, planning }) => ({
      text: text.replaceAll(/\s+/g, ' '),
      calls: calls / sent,
      running: ran / sent,
      planning: planning / sent,
    })),
  };
}

/** What begins or ends a transaction, or is sent by PostgreSQL itself to check a key. */
const notSent = /^(?:begin|commit|rollback|start transaction|select \S+ from only )/i;

/** One line for each contender, then the statements of the product. */
export function printProfile(workload: string, profiles: ReadonlyMap<string, Profile>): void {
  console.log(`\n${workload}`);
  for (const [name, { statements, serverCpu, postgresCpu }] of profiles) {
    const sum = (what: (one: StatementCost) => number) => statements.reduce((all, one) => all + what(one), 0);
    const planning = sum((one) => one.planning);
    const inPostgres = planning + sum((one) => one.running);
    const count = sum((one) => (notSent.test(one.text) ? 0 : one.calls));
    console.log(
      `  ${name.padEnd(12)} ${count.toFixed(1).padStart(5)} statements  ${inPostgres.toFixed(3)} ms in PostgreSQL, planning ${Math.round((planning / inPostgres) * 100)} %  CPU µs: server ${serverCpu?.toFixed(0) ?? '?'}, PostgreSQL ${postgresCpu?.toFixed(0) ?? '?'}`,
    );
  }
  for (const { text, calls, running, planning } of profiles.get('Gatehouse')?.statements.slice(0, 25) ?? [])
    console.log(
      `    ${calls.toFixed(2).padStart(5)} ×  ${(running + planning).toFixed(3)} ms (planning ${planning.toFixed(3)})  ${text.slice(0, 140)}`,
    );
}
