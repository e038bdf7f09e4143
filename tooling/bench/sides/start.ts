import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { spreaded } from '../table.ts';
import type { SideReport, SideWork } from './side.ts';

/** Milliseconds after readiness until the memory is read. */
const idle = 3_000;

/** From the start of the process to its first answer, on a database that is filled and migrated; and what it holds when nobody asks. */
export async function measureStart({ opened, rounds }: SideWork): Promise<SideReport> {
  const ready = new Map<string, number[]>();
  const memory = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1)
    for (const { contender, running } of opened) {
      const server = await running.another();
      await pause(idle);
      ready.set(contender.name, [...(ready.get(contender.name) ?? []), server.readyAfter]);
      memory.set(contender.name, [...(memory.get(contender.name) ?? []), residentMegabytes(server.pid)]);
      await server.stop();
    }
  const of = (all: Map<string, number[]>, name: string) => spreaded(all.get(name) ?? []);
  const startOfProduct = of(ready, 'Gatehouse').median;
  const memoryOfProduct = of(memory, 'Gatehouse').median;
  return {
    title: 'Start and idle memory of the server, no worker inside',
    header: ['', 'start to ready, ms (min–max)', 'idle memory, MB (min–max)'],
    rows: opened.map(({ contender: { name } }) => [name, text(of(ready, name)), text(of(memory, name))]),
    goals: [
      {
        what: 'start to ready',
        wanted: '≤ 1 s',
        value: `${(startOfProduct / 1_000).toFixed(2)} s`,
        isMet: startOfProduct <= 1_000,
      },
      {
        what: 'idle memory of the server',
        wanted: '≤ 130 MB',
        value: `${Math.round(memoryOfProduct)} MB`,
        isMet: memoryOfProduct <= 130,
      },
    ],
  };
}

const text = ({ median, min, max }: { median: number; min: number; max: number }) =>
  `${Math.round(median)} (${Math.round(min)}–${Math.round(max)})`;

function residentMegabytes(pid: number): number {
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status)
    ? /VmRSS:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(kilobytes) / 1_024;
}
