import { serve, type ServerType } from '@hono/node-server';
import type { Env } from '../env.ts';

export type Fetch = Parameters<typeof serve>[0]['fetch'];

export interface Listener {
  readonly port: number;
  /** Answers what is open, takes nothing new. */
  close(): Promise<void>;
}

/** Headers must be in within 10 s and a request within 30 s; an idle connection is kept for 5 s (SECURITY R36). */
const timeouts = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 };

/** Opens the port. @throws one sentence when it is taken or not ours to open */
export function listen({ host, port }: Pick<Env, 'host' | 'port'>, fetch: Fetch): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port, serverOptions: timeouts }, (info) => {
      resolve({ port: info.port, close: () => closeServer(server) });
    });
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(sentence(error, host, port), { cause: error })),
    );
  });
}

function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

function sentence(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is taken. Stop what uses it, or choose another with PORT.`;
  if (error.code === 'EACCES')
    return `Port ${port} may not be opened by this user. Choose one above 1023 with PORT.`;
  return `Cannot listen on ${host}:${port} (${error.code ?? error.message}).`;
}
