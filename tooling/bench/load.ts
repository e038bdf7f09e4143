import type { Caller, Running } from './contender.ts';
import { openConnection } from './connection.ts';
import { processorTime, spentBetween, type ProcessorTime } from './processor-time.ts';

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
  const window = openWindow(load, () => processorTime(server.pid, load.postgres));
  let next = load.from;
  const ends = load.from + caller.most;
  const line = async (index: number) => {
    const connection = await openConnection(server.port);
    try {
      while (next < ends && !window.isOver()) {
        const k = next;
        next += 1;
        const sent = performance.now();
        const reply = await connection.send(caller.request(k, index));
        window.answered(sent, reply.body.length);
        caller.check(k, index, reply);
      }
    } finally {
      connection.close();
    }
  };
  await Promise.all(Array.from({ length: load.connections }, (_, index) => line(index)));
  const figures = window.figures();
  const sent = next - load.from;
  const written = caller.written === undefined ? 0 : (await caller.written()) - before;
  if (caller.written !== undefined && written !== sent)
    throw new Error(`${sent} writes were answered, ${written} are in the database`);
  return { ...figures, sent };
}

/**
 * Counts answers from the first one after the warm-up to the first one after the end: as many requests are under way at one end as at the
 * other.
 */
function openWindow({ warmUp, measured }: Load, readTime: () => ProcessorTime | null) {
  const from = performance.now() + warmUp;
  const until = from + measured;
  const times: number[] = [];
  let bytes = 0;
  let first: Edge | null = null;
  let last: Edge | null = null;
  return {
    isOver: () => performance.now() >= until,
    answered(sent: number, size: number) {
      const at = performance.now();
      if (at < from || last !== null) return;
      if (first === null) {
        first = { at, cpu: readTime() };
        return;
      }
      times.push(at - sent);
      bytes += size;
      if (at >= until) last = { at, cpu: readTime() };
    },
    figures(): Omit<Figures, 'sent'> {
      // A workload that ran out of things to do ended with its last answer.
      const end = last ?? { at: performance.now(), cpu: readTime() };
      const begin = first ?? end;
      const sorted = times.toSorted((a, b) => a - b);
      const spent = begin.cpu === null || end.cpu === null ? null : spentBetween(begin.cpu, end.cpu);
      const perRequest = (nanoseconds: number) => nanoseconds / 1_000 / times.length;
      return {
        perSecond: times.length / ((end.at - begin.at) / 1_000),
        p50: quantile(sorted, 0.5),
        p99: quantile(sorted, 0.99),
        serverCpu: spent && perRequest(spent.server),
        postgresCpu: spent && perRequest(spent.postgres),
        bytes: Math.round(bytes / times.length),
      };
    },
  };
}

/** One end of the window. */
interface Edge {
  readonly at: number;
  readonly cpu: ProcessorTime | null;
}

/** Of sorted values. */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
