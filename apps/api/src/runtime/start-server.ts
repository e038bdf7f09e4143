import type { Release } from '@gatehouse/core/database';
import { createLogger, type Logger } from '@gatehouse/core/platform';
import { demoAccounts, demoPassword, isInstallationEmpty, seedDemo } from '@gatehouse/core/demo';
import type { Env } from '../env.ts';
import { createMetrics } from '../http/metrics.ts';
import { banner } from './banner.ts';
import { openDatabase } from './database.ts';
import { createLifecycle, type Lifecycle } from './lifecycle.ts';
import { listen, listenForMetrics, type Fetch } from './listen.ts';
import { loadEnv } from './load-env.ts';
import { prepareSchemaWhenReachable } from './prepare-schema.ts';
import { createServerOn, openAppOn } from './serve-app.ts';
import { openKeyring } from './secrets.ts';

/** Runs a server on the database of a release until it is stopped. Ends the process when it cannot start. */
export async function startServer(release: Release): Promise<void> {
  const env = loadEnv();
  const logger = createLogger(env.logLevel);
  const lifecycle = createLifecycle(logger);
  try {
    await start(release, env, logger, lifecycle);
  } catch (error) {
    if (lifecycle.draining()) return;
    logger.debug({ err: error }, 'start failed');
    process.stderr.write(
      `Gatehouse did not start: ${error instanceof Error ? error.message : 'unknown error'}\n`,
    );
    await lifecycle.stop(1);
  }
}

/** Opens the port first: a port in use is reported immediately, and health checks are answered during the rest of the start. */
async function start(release: Release, env: Env, logger: Logger, lifecycle: Lifecycle): Promise<void> {
  let answer: Fetch = notYet;
  const metrics = createMetrics();
  const listener = await listen(env, (request, bindings) => answer(request, bindings));
  if (env.metricsPort !== null) {
    const metricsListener = await listenForMetrics(env, env.metricsPort, metrics);
    lifecycle.onStop(() => metricsListener.close());
  }

  const keyring = await openKeyring(env);
  // Beside workers of their own a server loads no handler, template or mailer.
  const jobs = env.workerInline ? await import('./run-jobs.ts') : null;
  const mail = (await jobs?.openMail(env)) ?? null;
  lifecycle.onStop(async () => mail?.close());
  const database = await openDatabase(env, keyring);
  lifecycle.onStop(() => database.stop(), 8_000);
  const report = (line: string) => logger.info(line);
  const { signal } = lifecycle;
  await prepareSchemaWhenReachable({ env, database, keyring, release, report, logger, signal });
  const app = await openAppOn({ keyring, logger }, database, { ...env, worker: env.workerInline });
  lifecycle.onStop(() => app.close());
  if (env.demo) await seedDemo(app, database.ownerUrl);
  const worker = jobs && mail ? await jobs.startWorkerOn(app, env, mail, metrics) : null;
  // Closes first, because running requests and jobs need everything else. The next worker finishes jobs that do not end in time.
  lifecycle.onStop(() => Promise.all([listener.close(), worker?.stop()]), 12_000);
  const server = createServerOn(app, { env, metrics, release, draining: lifecycle.draining });
  answer = server.fetch;
  process.stdout.write(
    banner({
      env,
      mailboxUrl: mail?.webUrl ?? null,
      dataDir: database.dataDir,
      demoPassword: env.demo ? demoPassword : null,
      empty: await isInstallationEmpty(app.db()),
      demoAccounts: env.demo ? demoAccounts : [],
    }),
  );
}

/** During the start: alive, not ready. */
function notYet(request: Request): Response {
  const { pathname } = new URL(request.url);
  if (pathname === '/healthz') return new Response('ok');
  const headers = { 'retry-after': '2', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  return new Response('Gatehouse is starting.', { status: 503, headers });
}
