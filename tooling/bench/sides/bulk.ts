import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { spawn } from 'node:child_process';
import { inheritedEnv } from '../../load/env.ts';
import { at, jsonOf, must, rowsOf } from '../contender.ts';
import { openConnection } from '../connection.ts';
import { portalMutation } from '../contenders/product-requests.ts';
import { productVariables } from '../contenders/product.ts';
import { sessionSecret } from '../world.ts';
import { openMailSink } from './mail-sink.ts';
import type { Opened, SideReport, SideWork } from './side.ts';

const addresses = 5_000;
const perCall = 500;
const worker = resolve(import.meta.dirname, '../../../apps/api/dist/worker.js');

/** 5 000 addresses in calls of 500, one after the other; then a worker sends the mails to a server that takes everything. */
export async function measureBulk({ cluster, opened }: SideWork): Promise<SideReport> {
  const product = opened.find(({ contender }) => contender.name === 'Gatehouse');
  if (product === undefined) throw new Error('The bulk invitation needs Gatehouse.');
  const seconds = await inviteAll(product);
  const sink = await openMailSink();
  const url = cluster.ownerUrl(product.database);
  const child = spawn(process.execPath, [worker], {
    env: {
      ...inheritedEnv(),
      NODE_ENV: 'production',
      ...productVariables(url, `localhost:${product.running.server.port}`, join(cluster.folder, 'worker')),
      SMTP_URL: sink.url,
    },
    stdio: 'ignore',
  });
  const mails = await sendingSpeed(product, sink.count);
  child.kill('SIGTERM');
  await sink.close();
  return {
    title: 'Bulk invitation, and the jobs that follow',
    header: ['', ''],
    rows: [
      [`${addresses} addresses in calls of ${perCall}`, `${seconds.toFixed(2)} s`],
      ['jobs a second, each a mail rendered and sent, one worker', mails.toFixed(0)],
    ],
    goals: [
      {
        what: `bulk invitation of ${addresses} addresses in calls of ${perCall}`,
        wanted: '≤ 3 s',
        value: `${seconds.toFixed(2)} s`,
        isMet: seconds <= 3,
      },
    ],
  };
}

async function inviteAll({ running }: Opened): Promise<number> {
  const { port } = running.server;
  const connection = await openConnection(port);
  const secret = sessionSecret(0, 1);
  const started = performance.now();
  for (let from = 0; from < addresses; from += perCall) {
    const emails = Array.from({ length: perCall }, (_, index) => `bulk-${from + index}@example.test`);
    const body = { emails, role: 'partner_user' };
    const sending = portalMutation(`localhost:${port}`, 'partnerTeam.invite', secret, body);
    const data = at(jsonOf(await connection.send(sending)), 'result', 'data');
    for (const row of rowsOf(data, perCall, 'results'))
      must(at(row, 'outcome') === 'invited', 'not invited', row);
  }
  const seconds = (performance.now() - started) / 1_000;
  connection.close();
  const [row] = await running.database.query<{ n: number }>(
    "select count(*)::integer as n from invitations where email like 'bulk-%'",
  );
  must(row?.n === addresses, 'invitations in the database', row);
  return seconds;
}

/** Mails a second, from the first to the last that arrived. */
async function sendingSpeed({ running }: Opened, arrived: () => number): Promise<number> {
  let first: number | null = null;
  const giveUpAt = performance.now() + 180_000;
  while (arrived() < addresses) {
    if (arrived() > 0) first ??= performance.now();
    if (performance.now() > giveUpAt) throw new Error(`${arrived()} of ${addresses} mails were sent in time`);
    await pause(20);
  }
  const last = performance.now();
  await pause(1_000);
  const [row] = await running.database.query<{ n: number }>(
    "select count(*)::integer as n from invitations where email like 'bulk-%' and delivery_status = 'sent'",
  );
  must((row?.n ?? 0) > addresses * 0.95, 'mails noted as sent', row);
  return addresses / ((last - (first ?? last)) / 1_000);
}
