import { readdirSync, readFileSync } from 'node:fs';

/** Processor time of a server and of PostgreSQL, in nanoseconds. */
export interface ProcessorTime {
  readonly server: number;
  readonly postgres: number;
}

/** Reads /proc; null where there is none. @param postgres process id of the postmaster, whose children do the work */
export function processorTime(server: number, postgres: number): ProcessorTime | null {
  try {
    const backends = readFileSync(`/proc/${postgres}/task/${postgres}/children`, 'utf8').trim().split(' ');
    return {
      server: ofProcess(server),
      postgres: [String(postgres), ...backends].reduce((sum, pid) => sum + orNothing(pid), 0),
    };
  } catch {
    return null;
  }
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
