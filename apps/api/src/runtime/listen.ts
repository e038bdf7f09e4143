import { serve, type ServerType } from '@hono/node-server';
import type { Env } from '../env.ts';
import { answerMetrics, type Metrics } from '../http/metrics.ts';

export type Fetch = Parameters<typeof serve>[0]['fetch'];

export interface Listener {
  readonly port: number;
  /** Answers open requests and accepts no new ones. */
  close(): Promise<void>;
}

/**
 * Headers must arrive within 10 s and a request within 30 s. An idle connection is kept for 5 s (SECURITY R36). By default Node checks
 * these limits only every 30 seconds, which would turn the ten seconds into thirty.
 */
export const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
} as const;

export interface ListenOptions extends Pick<Env, 'host' | 'port'> {
  /** The variable the port comes from, named in the error when the port is in use. */
  readonly variable?: 'PORT' | 'METRICS_PORT';
}

/** Opens the port. @throws one sentence when the port is in use or not permitted */
export function listen({ host, port, variable = 'PORT' }: ListenOptions, fetch: Fetch): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port, serverOptions: timeouts }, (info) => {
      resolve({ port: info.port, close: () => closeServer(server) });
    });
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(sentence(error, { host, port, variable }), { cause: error })),
    );
  });
}

/** Opens the port that answers only /metrics. @throws the errors of `listen` */
export const listenForMetrics = (env: Env, port: number, metrics: Metrics): Promise<Listener> =>
  listen({ host: env.metricsHost, port, variable: 'METRICS_PORT' }, answerMetrics(metrics, env));

function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

function sentence({ code, message }: NodeJS.ErrnoException, at: Required<ListenOptions>): string {
  const { host, port, variable } = at;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Stop what uses it, or choose another with ${variable}.`;
  if (code === 'EACCES')
    return `Port ${port} may not be opened by this user. Choose one above 1023 with ${variable}.`;
  const hostVariable = variable === 'PORT' ? 'HOST' : 'METRICS_HOST';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `${hostVariable}: ${host} is no address of this machine.`;
  return `Cannot listen on ${host}:${port} (${code ?? message}).`;
}
