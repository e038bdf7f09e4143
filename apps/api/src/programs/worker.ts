import { thisRelease } from '@gatehouse/core/database';
import { createLogger } from '@gatehouse/core/platform';
import { createMetrics } from '../http/metrics.ts';
import { openDatabase } from '../runtime/database.ts';
import { createLifecycle } from '../runtime/lifecycle.ts';
import { listenForMetrics } from '../runtime/listen.ts';
import { loadEnv } from '../runtime/load-env.ts';
import { openMail, startWorkerOn } from '../runtime/run-jobs.ts';
import { prepareSchemaWhenReachable } from '../runtime/prepare-schema.ts';
import { openAppOn } from '../runtime/serve-app.ts';
import { openKeyring } from '../runtime/secrets.ts';

/** A job worker without a server. It shares the database with the servers, so it needs the same DATABASE_URL, APP_SECRET and SMTP_URL. */
const env = loadEnv();
const logger = createLogger(env.logLevel);
const lifecycle = createLifecycle(logger, { grace: 0 });

try {
  const keyring = await openKeyring(env);
  const database = await openDatabase(env, keyring, { join: true });
  lifecycle.onStop(() => database.stop(), 8_000);
  const mail = await openMail(env);
  lifecycle.onStop(() => mail.close());
  await prepareSchemaWhenReachable({
    env,
    database,
    keyring,
    release: thisRelease,
    report: (line) => logger.info(line),
    logger,
    signal: lifecycle.signal,
  });
  const app = await openAppOn({ keyring, logger }, database, { ...env, worker: true });
  lifecycle.onStop(() => app.close());
  const metrics = createMetrics();
  if (env.metricsPort !== null) {
    // A server on this machine may use the same environment, and so the port. Mails must be sent nevertheless.
    const listener = await listenForMetrics(env, env.metricsPort, metrics).catch((error: unknown) => {
      logger.warn({ err: error }, 'the metrics of this worker are not served');
      return null;
    });
    if (listener) lifecycle.onStop(() => listener.close());
  }
  const worker = await startWorkerOn(app, env, mail, metrics);
  lifecycle.onStop(() => worker.stop(), 12_000);
  logger.info('the worker is running');
} catch (error) {
  if (!lifecycle.draining()) {
    process.stderr.write(
      `The worker did not start: ${error instanceof Error ? error.message : 'unknown error'}\n`,
    );
    await lifecycle.stop(1);
  }
}
