import { readdirSync, readFileSync } from 'node:fs';

/** Processor time so far, in nanoseconds: of a server, and of each process of PostgreSQL. */
export interface ProcessorTime {
  readonly server: number;
  readonly postgres: ReadonlyMap<string, number>;
}

/** Reads /proc; null where there is none. @param postgres process id of the postmaster, whose children do the work */
export function processorTime(server: number, postgres: number): ProcessorTime | null {
  try {
    const backends = readFileSync(`/proc/${postgres}/task/${postgres}/children`, 'utf8').trim().split(' ');
    return {
      server: ofProcess(server),
      postgres: new Map([String(postgres), ...backends].map((pid) => [pid, orNothing(pid)])),
    };
  } catch {
    return null;
  }
}

/** Nanoseconds between two looks. What a process did that has ended in between is lost. */
export function spentBetween(before: ProcessorTime, after: ProcessorTime) {
  let postgres = 0;
  for (const [pid, time] of after.postgres) postgres += Math.max(0, time - (before.postgres.get(pid) ?? 0));
  return { server: after.server - before.server, postgres };
}

/** All threads, those of libuv's pool included. */
const ofProcess = (pid: number | string): number =>
  readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => {
    const [ran = '0'] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
    return sum + Number(ran);
  }, 0);

/** A backend may end between the list and the look. */
function orNothing(pid: string): number {
  try {
    return ofProcess(pid);
  } catch {
    return 0;
  }
}
