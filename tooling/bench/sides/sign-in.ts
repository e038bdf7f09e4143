import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { measure } from '../load.ts';
import { inheritedEnv } from '../../load/env.ts';
import { spreaded } from '../table.ts';
import { connections } from '../world.ts';
import type { SideReport, SideWork } from './side.ts';

const milliseconds = 2_500;
const bare = 'bare argon2';

/** Right passwords of ever other people, against hashing alone in a process of its own. */
export async function measureSignIn({ cluster, opened, rounds }: SideWork): Promise<SideReport> {
  const perSecond = new Map<string, number[]>();
  const cpu = new Map<string, number[]>();
  const next = new Map<string, number>();
  const keep = (all: Map<string, number[]>, name: string, value: number) =>
    all.set(name, [...(all.get(name) ?? []), value]);
  for (let round = 0; round < rounds; round += 1) {
    keep(perSecond, bare, await hashesPerSecond());
    for (const { contender, running } of opened) {
      const from = next.get(contender.name) ?? 0;
      const caller = await running.prepare('sign-in', 'fifty', from);
      const load = { connections, warmUp: 500, measured: milliseconds, postgres: cluster.pid, from };
      const figures = await measure(running, caller, load);
      next.set(contender.name, from + figures.sent);
      keep(perSecond, contender.name, figures.perSecond);
      keep(cpu, contender.name, figures.serverCpu ?? Number.NaN);
    }
  }
  const shareOf = (name: string) =>
    spreaded(
      (perSecond.get(name) ?? []).map((one, round) => one / (perSecond.get(bare)?.[round] ?? Number.NaN)),
    );
  const share = shareOf('Gatehouse');
  const names = [bare, ...opened.map(({ contender }) => contender.name)];
  return {
    title: 'Sign-in with a password (argon2id, 19 MiB, two passes, one lane)',
    header: ['', 'a second', 'share of bare hashing (min–max)', 'server CPU µs'],
    rows: names.map((name) => {
      const { median, min, max } = shareOf(name);
      return [
        name,
        spreaded(perSecond.get(name) ?? []).median.toFixed(0),
        `${percent(median)} (${percent(min)}–${percent(max)})`,
        name === bare ? '' : spreaded(cpu.get(name) ?? []).median.toFixed(0),
      ];
    }),
    note: 'better-auth hashes with scrypt unless told otherwise; here it is told to use the same argon2id.',
    goals: [
      {
        what: 'sign-in, share of bare hashing',
        wanted: '≥ 85 %',
        value: percent(share.median),
        isMet: share.median >= 0.85,
      },
    ],
  };
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

async function hashesPerSecond(): Promise<number> {
  const program = join(import.meta.dirname, '../servers/bare-hash.ts');
  const child = spawn(process.execPath, [program, String(milliseconds), String(connections)], {
    env: inheritedEnv(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return Number(await text(child.stdout));
}
