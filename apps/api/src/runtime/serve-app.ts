import type { Release } from '@gatehouse/core/database';
import { openApp, type App } from '@gatehouse/core/app';
import { hashWithThreads } from '@gatehouse/core/identity';
import { systemClock, type Keyring, type Logger } from '@gatehouse/core/platform';
import { createServer } from '../create-server.ts';
import type { Env } from '../env.ts';
import { createRateLimits } from '../http/rate-limits.ts';
import type { Metrics } from '../http/metrics.ts';
import type { Database } from './database.ts';

/** Gatehouse's own brand; partners replace it (DESIGN). */
export const ownBranding = { productName: 'Gatehouse', primaryColor: '#1D4E89' } as const;

export interface ProcessParts {
  readonly keyring: Keyring;
  readonly logger: Logger;
}

export function openAppOn(
  { keyring, logger }: ProcessParts,
  database: Database,
  { worker, preparedStatements }: { worker: boolean; preparedStatements: boolean },
): Promise<App> {
  const databaseUrl = database.appUrl;
  return openApp({ databaseUrl, worker, preparedStatements, clock: systemClock, keyring, logger });
}

export interface ServerParts {
  readonly env: Env;
  readonly metrics: Metrics;
  readonly release: Release;
  readonly draining: () => boolean;
}

export function createServerOn(app: App, { env, metrics, release, draining }: ServerParts) {
  hashWithThreads(env.threads);
  return createServer({
    app,
    limits: createRateLimits({ attempts: app.attempts, scale: env.rateLimitScale }),
    rateLimitScale: env.rateLimitScale,
    publicUrl: env.publicUrl,
    vendor: env.vendor,
    branding: ownBranding,
    staffMfa: !env.demo,
    portalLinks: env.portalLinks,
    trustedProxies: env.trustedProxies,
    metrics,
    metricsToken: env.metricsToken,
    readiness: {
      draining,
      db: () => app.db(),
      release,
      demo: env.demo,
      report: (fault) => app.logger.error({ fault }, 'the second wall is down: not ready'),
    },
  });
}
