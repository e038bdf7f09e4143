import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../packages/embedded-postgres/src/index.ts';
import { openSuperuser, type Superuser } from '../../packages/core/src/testing/superuser.ts';

/** A PostgreSQL for this run alone, with durability on as in production. */
export interface Cluster {
  readonly folder: string;
  /** Process id of the server, whose children are the backends. */
  readonly pid: number;
  ownerUrl(database: string): string;
  superuserUrl(database: string): string;
  create(database: string): Promise<void>;
  drop(database: string): Promise<void>;
  stop(): Promise<void>;
}

/** @param counted whether statements are counted, which costs each of them a few microseconds */
export async function startCluster({ counted }: { counted: boolean }): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'));
  const start = () =>
    startEmbeddedPostgres({
      dataDir: join(folder, 'postgres'),
      password: 'only-for-measuring',
      durable: true,
    });
  let server = await start();
  if (counted) {
    await onSuperuser(server, async ({ query }) => {
      await query("alter system set shared_preload_libraries = 'pg_stat_statements'");
      await query("alter system set pg_stat_statements.track_planning = 'on'");
    });
    await server.stop();
    server = await start();
  }
  const file = await readFile(join(server.dataDir, 'cluster', 'postmaster.pid'), 'utf8');
  return {
    folder,
    pid: Number(file.split('\n')[0]),
    ownerUrl: (database) => server.ownerUrl(database),
    superuserUrl: (database) => server.superuserUrl(database),
    create: (name) =>
      onSuperuser(server, async ({ query }) => {
        await query(`create database ${name} owner gatehouse_owner`);
      }),
    drop: (name) =>
      onSuperuser(server, async ({ query }) => {
        await query(`drop database if exists ${name} with (force)`);
      }),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function onSuperuser(
  server: Pick<EmbeddedPostgres, 'superuserUrl'>,
  act: (superuser: Superuser) => Promise<void>,
): Promise<void> {
  const superuser = await openSuperuser(server.superuserUrl('postgres'));
  try {
    await act(superuser);
  } finally {
    await superuser.close();
  }
}
