// Runs as a separate process in a group of its own. It outlives a SIGTERM to the application's group, so that the application can drain
// against a running database. It survives the application's death of any kind just long enough to stop PostgreSQL.
import { rm } from 'node:fs/promises';

import { prepareBinaries } from './binaries.ts';
import {
  createCluster,
  hasCluster,
  requireOwnership,
  startCluster,
  type Cluster,
  type ClusterOptions,
} from './cluster.ts';
import { takeFolder, writeHolder, type Phase } from './folder-lock.ts';
import { asStartOrder, type Report, type StartOrder } from './protocol.ts';
import { newSuperuserPassword, provisionOwner, readSuperuserPassword } from './provision.ts';
import { isRoot, serverCredentials } from './server-user.ts';

// Read once: after the parent's death this would be the pid of the process that inherits us.
const parentPid = process.ppid;
let cluster: Cluster | null = null;
let order: StartOrder | null = null;
let hasFolder = false;
let isStopping = false;
let starting: Promise<void> = Promise.resolve();
/** The server being started: an exit before it is up would leave it behind as an orphan. */
let launching: Promise<void> = Promise.resolve();

// The library passes the password to initdb in a file. Root's must be readable for PostgreSQL's user.
process.umask(isRoot() ? 0o022 : 0o077);
process.title = 'gatehouse-postgres';

process.once('message', (message: unknown) => {
  starting = start(asStartOrder(message)).catch(async (error: unknown) => {
    await report({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    await shutDown(1);
  });
});
// The one channel that also closes when the parent is killed with SIGKILL.
process.once('disconnect', () => void starting.then(() => shutDown(0)));
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => void shutDown(0));
process.once('uncaughtException', (error) => {
  void report({ kind: 'failed', message: error.message }).then(() => shutDown(1));
});

async function start(asked: StartOrder): Promise<void> {
  order = asked;
  const { dataDir, durable } = asked;
  await takeFolder(dataDir);
  hasFolder = true;
  await writeStatus('starting', null);
  await prepareBinaries(await serverCredentials());
  const isNew = !(await hasCluster(dataDir));
  const superuserPassword = isNew
    ? await newSuperuserPassword(dataDir)
    : await readSuperuserPassword(dataDir);
  const options = { dataDir, durable, superuserPassword, port: asked.port };
  if (isNew) await createCluster(options);
  await requireOwnership(dataDir, await serverCredentials());
  const { port } = await launch(options);
  await provisionOwner(port, superuserPassword, asked.password);
  await writeStatus('running', port);
  void keepUp({ ...options, port });
  await report({ kind: 'ready', port, superuserPassword });
}

function launch(options: ClusterOptions): Promise<Cluster> {
  const launched = startCluster(options);
  launching = launched.then(
    (started) => void (cluster = started),
    () => void (cluster = null),
  );
  return launched;
}

/** A server that dies on its own (out of memory, killed) comes back on the same port: the application waits for it. */
async function keepUp(options: ClusterOptions): Promise<void> {
  while (cluster !== null) {
    await cluster.exited;
    if (isStopping) return;
    await launch(options).catch(() => null);
  }
  await shutDown(1);
}

async function shutDown(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  if (hasFolder) await writeStatus('stopping', null);
  await launching;
  await cluster?.stop();
  if (order !== null && hasFolder && !order.durable) {
    for (const folder of order.discard) await rm(folder, { recursive: true, force: true });
  }
  process.exit(code);
}

async function writeStatus(phase: Phase, port: number | null): Promise<void> {
  if (order !== null) await writeHolder(order.dataDir, { pid: process.pid, parentPid, port, phase });
}

/** Silent when nothing listens any more: the parent is gone then, and `disconnect` handles that. */
function report(message: Report): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected || process.send === undefined) resolve();
    else process.send(message, () => resolve());
  });
}
