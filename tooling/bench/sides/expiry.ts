import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openSuperuser, type Superuser } from '../../../packages/core/src/testing/superuser.ts';
import { inheritedEnv } from '../../load/env.ts';
import type { Cluster } from '../cluster.ts';
import { must } from '../contender.ts';
import { productVariables } from '../contenders/product.ts';
import { freePort, startServer } from '../server-process.ts';
import { withoutIndexes } from '../without-indexes.ts';
import type { SideReport } from './side.ts';

const root = resolve(import.meta.dirname, '../../..');
const partners = 100;
const patience = 15 * 60_000;

/** A worker finds `count` invitations past their end, as after a long holiday of all workers, and expires each with its audit event. */
export async function measureExpiry(cluster: Cluster, count: number): Promise<SideReport> {
  const database = 'bench_expiry';
  await cluster.create(database);
  const host = `localhost:${await freePort()}`;
  const variables = productVariables(cluster.ownerUrl(database), host, join(cluster.folder, 'expiry'));
  const program = join(root, 'apps/api/dist/server.js');
  const server = await startServer({
    port: Number(variables.PORT),
    program,
    variables,
    host,
    readyPath: '/readyz',
  });
  await server.stop();
  const superuser = await openSuperuser(cluster.superuserUrl(database));
  await fill(superuser, count);
  const worker = spawn(process.execPath, [join(root, 'apps/api/dist/worker.js')], {
    env: { ...inheritedEnv(), NODE_ENV: 'production', ...variables },
    stdio: 'ignore',
  });
  const perSecond = await expire(superuser, count).finally(() => worker.kill('SIGTERM'));
  await superuser.close();
  await cluster.drop(database);
  return {
    title: `Expiry of ${count} invitations of ${partners} organisations, each with its audit event`,
    header: ['', 'a second'],
    rows: [['Gatehouse, one worker', perSecond.toFixed(0)]],
    goals: [
      {
        what: `${count} invitations expired with their events`,
        wanted: '≥ 30 000 a second',
        value: perSecond.toFixed(0),
        isMet: perSecond >= 30_000,
      },
    ],
  };
}

async function fill(superuser: Superuser, count: number): Promise<void> {
  const { query } = superuser;
  await query(
    `insert into partners (id, name, status) select uuidv7(), 'Organisation ' || n, 'active' from generate_series(1, ${partners}) n`,
  );
  await withoutIndexes(superuser, 'invitations', () =>
    query(
      `insert into invitations (id, partner_id, email, role, invited_by_name, created_at, expires_at, delivery_status)
       select uuidv7(), p.id, 'overdue-' || n || '@example.test', 'partner_user', 'An administrator',
              now() - interval '8 days', now() - interval '1 day', 'sent'
         from partners p, generate_series(1, $1::integer) n`,
      [Math.ceil(count / partners)],
    ),
  );
  await query('vacuum analyze');
  await query('checkpoint');
}

/** From the first event to the last, by the database's clock. The job starts with the next full minute. */
async function expire({ query }: Superuser, count: number): Promise<number> {
  const giveUpAt = performance.now() + patience;
  for (;;) {
    const [left] = await query<{ some: boolean }>(
      "select exists (select 1 from invitations where status = 'pending' and expires_at <= now()) as some",
    );
    if (left?.some === false) break;
    if (performance.now() > giveUpAt) throw new Error('not all invitations were expired in time');
    await pause(250);
  }
  const [events] = await query<{ n: number; seconds: number }>(
    `select count(*)::integer as n, extract(epoch from max(at) - min(at))::float as seconds
       from audit_events where action = 'invitation.expired'`,
  );
  must(events?.n === count, 'events', events);
  return count / (events?.seconds ?? Number.NaN);
}
