import { join, resolve } from 'node:path';
import { openSuperuser } from '../../../packages/core/src/testing/superuser.ts';
import type { Contender } from '../contender.ts';
import { freePort, startServer } from '../server-process.ts';
import { callers } from './product-callers.ts';
import { seedProduct } from './product-data.ts';
import { appSecret } from './product-requests.ts';

const program = resolve(import.meta.dirname, '../../../apps/api/dist/server.js');
/** Gatehouse over HTTP, with production settings and without a worker. Limits are counted as always, but far away. */
export const product: Contender = {
  name: 'Gatehouse',
  async open(cluster, database, world) {
    await cluster.create(database);
    const start = async () => {
      const port = await freePort();
      const host = `localhost:${port}`;
      const variables = productVariables(cluster.ownerUrl(database), host, cluster.folder);
      return startServer({ port, program, variables, host, readyPath: '/readyz' });
    };
    const server = await start();
    const superuser = await openSuperuser(cluster.superuserUrl(database));
    const ids = await seedProduct(superuser, world);
    const { port } = server;
    const site = { host: `localhost:${port}`, superuser, port, world, ids };
    return {
      server,
      database: superuser,
      prepare: async (workload, spread, from) => callers[workload](site, spread, from),
      another: start,
      async stop() {
        await superuser.close();
        await server.stop();
      },
    };
  },
};

/** What an operator sets, and limits that this many requests of one machine do not reach. */
export const productVariables = (ownerUrl: string, host: string, folder: string) => ({
  PORT: host.split(':')[1] ?? '',
  PUBLIC_URL: `https://${host}`,
  DATABASE_URL: ownerUrl,
  // Nothing is sent without a worker.
  SMTP_URL: 'smtp://127.0.0.1:9',
  APP_SECRET: appSecret,
  DATA_DIR: join(folder, 'files'),
  DEMO: '0',
  WORKER: 'off',
  DRAIN_SECONDS: '0',
  TRUSTED_PROXIES: '1',
  RATE_LIMIT_SCALE: '1000000',
  // A line for each request would be measured too.
  LOG_LEVEL: 'error',
});
