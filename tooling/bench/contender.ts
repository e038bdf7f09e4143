import type { Superuser } from '../../packages/core/src/testing/superuser.ts';
import type { Cluster } from './cluster.ts';
import type { Reply, Sending } from './connection.ts';
import type { ServerProcess } from './server-process.ts';
import type { Spread, World } from './world.ts';

export const workloads = ['session', 'roster', 'deep', 'search', 'invite', 'accept', 'role'] as const;
export type Workload = (typeof workloads)[number] | 'sign-in';

/** Rows of a page. */
export const pageRows = 25;

/** One workload of one contender, ready to be sent. Requests are numbered from `from` on, and no two writes are alike. */
export interface Caller {
  /** After so many requests there is nothing left to do. */
  readonly most: number;
  request(k: number, connection: number): Sending;
  /** Looks at what was answered. @throws an Error for a wrong answer */
  check(k: number, connection: number, reply: Reply): void;
  /** How many requests have left their trace in the database, for workloads that write. */
  written?(): Promise<number>;
}

/** A server with its filled database. */
export interface Running {
  readonly server: ServerProcess;
  readonly database: Superuser;
  /** What a workload needs beforehand is made here, outside the measured time. `from` is the number of its first request. */
  prepare(workload: Workload, spread: Spread, from: number): Promise<Caller>;
  /** A second server on the same database. */
  another(): Promise<ServerProcess>;
  stop(): Promise<void>;
}

export interface Contender {
  readonly name: string;
  open(cluster: Cluster, database: string, world: World): Promise<Running>;
}

/** Invitees of one measurement of accepting. */
export const invitees = 3_000;

/** The body of an answer as JSON. @throws an Error for another status */
export function jsonOf(reply: Reply): unknown {
  const text = reply.body.toString('utf8');
  if (reply.status !== 200) throw new Error(`status ${reply.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

/** Walks into an answer: `at(body, 'result', 'data')`. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

/** @throws an Error that names what was wrong with an answer */
export function must(condition: boolean, what: string, body: unknown): void {
  if (!condition) throw new Error(`wrong answer, ${what}: ${JSON.stringify(body).slice(0, 300)}`);
}

/** The rows of a page. @throws an Error when there are not `count` of them */
export function rowsOf(body: unknown, count: number, ...path: readonly string[]): unknown[] {
  const rows = at(body, ...path);
  if (!Array.isArray(rows)) throw new Error(`no rows: ${JSON.stringify(body).slice(0, 300)}`);
  must(rows.length === count, `${rows.length} rows instead of ${count}`, body);
  return rows;
}
