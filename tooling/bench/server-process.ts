import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { inheritedEnv } from '../load/env.ts';
import { openConnection } from './connection.ts';

const patience = 60_000;

export interface ServerProcess {
  readonly port: number;
  readonly pid: number;
  /** Milliseconds from the start of the process to its first 200. */
  readonly readyAfter: number;
  stop(): Promise<void>;
}

interface Start {
  readonly port: number;
  readonly program: string;
  readonly args?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  /** A path that answers 200 once the server is ready. */
  readonly readyPath: string;
  /** The host name in requests; by default the loopback address. */
  readonly host?: string;
}

/** Starts a server in production mode and waits until it is ready. @throws its output when it ended instead */
export async function startServer(start: Start): Promise<ServerProcess> {
  const { port, program, args = [], variables = {} } = start;
  const started = performance.now();
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...inheritedEnv(), NODE_ENV: 'production', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (chunk: Buffer) => void (said = (said + chunk.toString()).slice(-4_000));
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const headers = { host: start.host ?? `127.0.0.1:${port}` };
  while (!(await answers(port, start.readyPath, headers))) {
    const late = performance.now() - started > patience;
    if (late) child.kill('SIGKILL');
    if (late || child.exitCode !== null) throw new Error(`${program} did not start:\n${said}`);
    await pause(5);
  }
  const readyAfter = performance.now() - started;
  return {
    port,
    pid: child.pid ?? 0,
    readyAfter,
    async stop() {
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await Promise.race([gone, pause(15_000)]);
      child.kill('SIGKILL');
    },
  };
}

async function answers(port: number, path: string, headers: Record<string, string>): Promise<boolean> {
  try {
    const connection = await openConnection(port);
    try {
      return (await connection.send({ method: 'GET', path, headers })).status === 200;
    } finally {
      connection.close();
    }
  } catch {
    return false;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
