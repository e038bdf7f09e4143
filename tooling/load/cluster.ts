import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../packages/embedded-postgres/src/index.ts';
import { startMailbox } from '../../packages/core/src/testing/mailbox.ts';
import { openSuperuser } from '../../packages/core/src/testing/superuser.ts';
import { startProduct, type Product } from './product.ts';

const template = 'gatehouse';

export interface Cluster {
  /** Runs on a fresh product: a new copy of the demo data and a new process. */
  withProduct<T>(
    variables: Readonly<Record<string, string>>,
    act: (product: Product) => Promise<T>,
  ): Promise<T>;
  stop(): Promise<void>;
}

/** A separate PostgreSQL with durability on, as in production. The demo data is seeded once for all. */
export async function startCluster(): Promise<Cluster> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-load-'));
  const server = await startEmbeddedPostgres({
    dataDir: join(dataDir, 'postgres'),
    password: 'only-for-measuring',
    durable: true,
  });
  const mailbox = await startMailbox();
  const productOn = (database: string, variables: Readonly<Record<string, string>>) =>
    startProduct({
      ownerUrl: server.ownerUrl(database),
      superuserUrl: server.superuserUrl(database),
      mailbox,
      dataDir: join(dataDir, 'files'),
      variables,
    });
  const seeding = await productOn(template, {});
  await seeding.stop();
  let copies = 0;
  return {
    async withProduct(variables, act) {
      copies += 1;
      const name = `load_${copies}`;
      const superuser = await openSuperuser(server.superuserUrl('postgres'));
      await superuser.query(`create database ${name} template ${template} owner gatehouse_owner`);
      const product = await productOn(name, variables);
      try {
        return await act(product);
      } finally {
        await product.stop();
        await superuser.query(`drop database ${name} with (force)`);
        await superuser.close();
        mailbox.clear();
      }
    },
    async stop() {
      await mailbox.stop();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
