import { createLogger, type Logger } from '@gatehouse/core/platform';
import { demoAccounts, demoPassword, isInstallationEmpty, seedDemo } from '@gatehouse/core/demo';
import type { Env } from './env.ts';
import { answerMetrics, createMetrics } from './http/metrics.ts';
import { banner } from './runtime/banner.ts';
import { migrateWhenReachable, openDatabase } from './runtime/database.ts';
import { createLifecycle, type Lifecycle } from './runtime/lifecycle.ts';
import { listen, type Fetch } from './runtime/listen.ts';
import { loadEnv } from './runtime/load-env.ts';
import { openMail } from './runtime/mail.ts';
import { createServerOn, openAppOn, startWorkerOn } from './runtime/serve-app.ts';
import { openKeyring } from './runtime/secrets.ts';

const env = loadEnv();
const logger = createLogger(env.logLevel);
const lifecycle = createLifecycle(logger);

try {
  await start(env, logger, lifecycle);
} catch (error) {
  if (!lifecycle.draining()) {
    logger.debug({ err: error }, 'start failed');
    process.stderr.write(
      `Gatehouse did not start: ${error instanceof Error ? error.message : 'unknown error'}\n`,
    );
    await lifecycle.stop(1);
  }
}

/** Opens the port first: a port in use is reported immediately, and health checks are answered during the rest of the start. */
async function start(env: Env, logger: Logger, lifecycle: Lifecycle): Promise<void> {
  let answer: Fetch = notYet;
  const metrics = createMetrics();
  const listener = await listen(env, (request, bindings) => answer(request, bindings));
  if (env.metricsPort !== null) {
    const metricsListener = await listen(
      { host: env.metricsHost, port: env.metricsPort, variable: 'METRICS_PORT' },
      answerMetrics(metrics, env),
    );
    lifecycle.onStop(() => metricsListener.close());
  }

  const keyring = await openKeyring(env);
  const mail = await openMail(env);
  lifecycle.onStop(() => mail.close());
  const database = await openDatabase(env, keyring);
  lifecycle.onStop(() => database.stop(), 8_000);
  await migrateWhenReachable(env, database, keyring, logger, lifecycle.signal);
  const app = await openAppOn({ keyring, logger }, database, env.workerInline);
  lifecycle.onStop(() => app.close());
  if (env.demo) await seedDemo(app, database.ownerUrl);
  const worker = env.workerInline ? await startWorkerOn(app, env, mail) : null;
  // Closes first, because running requests and jobs need everything else. The next worker finishes jobs that do not end in time.
  lifecycle.onStop(() => Promise.all([listener.close(), worker?.stop()]), 12_000);
  const server = createServerOn(app, env, metrics, lifecycle.draining);
  answer = server.fetch;
  process.stdout.write(
    banner({
      env,
      mailboxUrl: mail.webUrl,
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
