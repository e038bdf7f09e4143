import type { Caller, Running } from './contender.ts';
import { openConnection } from './connection.ts';
import { processorTime } from './processor-time.ts';

/** One measurement of one workload. */
export interface Figures {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time of one request in microseconds; null where there is no /proc. */
  readonly serverCpu: number | null;
  readonly postgresCpu: number | null;
  /** Bytes of one answer's body. */
  readonly bytes: number;
  /** The number of requests sent, warm-up included: where the next measurement begins. */
  readonly sent: number;
}

export interface Load {
  readonly connections: number;
  /** Milliseconds that are not measured, and that are. */
  readonly warmUp: number;
  readonly measured: number;
  /** The postmaster's process id. */
  readonly postgres: number;
  /** Number of the first request. */
  readonly from: number;
}

/** Keeps every connection busy with one request after the other. @throws when an answer is wrong, or a write is not in the database */
export async function measure(running: Running, caller: Caller, load: Load): Promise<Figures> {
  const { server } = running;
  const before = caller.written === undefined ? 0 : await caller.written();
  const times: number[] = [];
  let next = load.from;
  let bytes = 0;
  const ends = load.from + caller.most;
  const begun = performance.now();
  const measuredFrom = begun + load.warmUp;
  const until = measuredFrom + load.measured;
  // A workload that runs out of things to do in the warm-up is measured as far as it goes.
  const busy = () => next < ends && performance.now() < until;
  let startOfMeasure = 0;
  let cpu = processorTime(server.pid, load.postgres);
  let lastAnswer = begun;
  const line = async (index: number) => {
    const connection = await openConnection(server.port);
    try {
      while (busy()) {
        const k = next;
        next += 1;
        const sent = performance.now();
        const reply = await connection.send(caller.request(k, index));
        const answered = performance.now();
        caller.check(k, index, reply);
        if (sent < measuredFrom) continue;
        if (startOfMeasure === 0) {
          startOfMeasure = sent;
          cpu = processorTime(server.pid, load.postgres);
        }
        times.push(answered - sent);
        bytes += reply.body.length;
        lastAnswer = answered;
      }
    } finally {
      connection.close();
    }
  };
  await Promise.all(Array.from({ length: load.connections }, (_, index) => line(index)));
  const after = processorTime(server.pid, load.postgres);
  const sent = next - load.from;
  const written = caller.written === undefined ? 0 : (await caller.written()) - before;
  if (caller.written !== undefined && written !== sent)
    throw new Error(`${sent} writes were answered, ${written} are in the database`);
  const perRequest = (part: 'server' | 'postgres') =>
    cpu === null || after === null ? null : (after[part] - cpu[part]) / 1_000 / times.length;
  times.sort((a, b) => a - b);
  return {
    perSecond: times.length / ((lastAnswer - startOfMeasure) / 1_000),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    serverCpu: perRequest('server'),
    postgresCpu: perRequest('postgres'),
    bytes: Math.round(bytes / times.length),
    sent,
  };
}

/** Of sorted values. */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
