import type { Logger } from '@gatehouse/core/platform';
import { openTestApp, type TestApp } from '@gatehouse/core/testing';
import { thisRelease } from '@gatehouse/core/database';
import type { PortalLinks } from '@gatehouse/core/clients';
import type { App } from '@gatehouse/core/app';
import { createServer, type ServerOptions } from '../../src/create-server.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import { createRateLimits } from '../../src/http/rate-limits.ts';
import { listen, type Fetch } from '../../src/runtime/listen.ts';
import { ownBranding } from '../../src/runtime/serve-app.ts';
import { createClient, type Client } from './client.ts';

export interface Portal {
  readonly port: number;
  readonly publicUrl: string;
  readonly options: ServerOptions;
  /** A browser without cookies. */
  readonly visitor: () => Client;
  close(): Promise<void>;
}

export interface PortalSettings {
  /** `https://…` for a portal behind a proxy that ends TLS; default: this port on localhost. */
  readonly publicUrl?: string;
  readonly trustedProxies?: number;
  readonly rateLimitScale?: number;
  readonly metricsToken?: string;
  readonly portalLinks?: PortalLinks;
  readonly logger?: Logger;
  readonly draining?: () => boolean;
  readonly report?: (fault: string) => void;
  /** Whether staff must have a second factor. Default: no, as with DEMO=1. */
  readonly staffMfa?: boolean;
}

/** A server on a free port of loopback, assembled like in `main.ts`, over an app that others may share. */
export async function openPortal(app: App, settings: PortalSettings = {}): Promise<Portal> {
  let answer: Fetch = () => new Response('not yet', { status: 503 });
  const listener = await listen({ host: '127.0.0.1', port: 0 }, (request, bindings) =>
    answer(request, bindings),
  );
  const publicUrl = settings.publicUrl ?? `http://localhost:${listener.port}`;
  const options: ServerOptions = {
    app: settings.logger ? { ...app, logger: settings.logger } : app,
    limits: createRateLimits({ attempts: app.attempts, scale: settings.rateLimitScale ?? 1 }),
    rateLimitScale: settings.rateLimitScale ?? 1,
    publicUrl,
    vendor: { name: 'Gatehouse', contact: 'support@vendor.test' },
    branding: ownBranding,
    staffMfa: settings.staffMfa ?? false,
    portalLinks: settings.portalLinks ?? {},
    trustedProxies: settings.trustedProxies ?? 0,
    metrics: createMetrics(),
    metricsToken: settings.metricsToken ?? null,
    readiness: {
      draining: settings.draining ?? (() => false),
      db: () => app.db(),
      release: thisRelease,
      demo: false,
      report: settings.report ?? (() => undefined),
    },
  };
  answer = createServer(options).fetch;
  return {
    port: listener.port,
    publicUrl,
    options,
    visitor: () => createClient({ port: listener.port, publicUrl }),
    close: () => listener.close(),
  };
}

/** The setup of one test file: an app on a database of its own, and a portal over it. */
export async function openTestPortal(
  settings: PortalSettings = {},
): Promise<{ app: TestApp; portal: Portal }> {
  const app = await openTestApp();
  return { app, portal: await openPortal(app, settings) };
}
