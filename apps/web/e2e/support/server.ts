import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { inheritedEnv } from './env.ts';

const root = join(import.meta.dirname, '../../../..');

export interface Server {
  readonly url: string;
  /** Lines in which the server logged errors of its own. */
  readonly complaints: () => readonly string[];
  stop(): Promise<void>;
}

export interface ServerSettings {
  readonly databaseUrl: string;
  readonly smtpUrl: string;
  readonly secret: string;
  readonly demo: boolean;
}

/** The program that `npm start` runs, on a port of its own; resolves when it reports that it is ready. */
export async function startServer(settings: ServerSettings): Promise<Server> {
  const port = await freePort();
  const child = spawn(process.execPath, ['apps/api/src/main.ts'], {
    cwd: root,
    env: {
      ...inheritedEnv(),
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'),
      PORT: String(port),
      DATABASE_URL: settings.databaseUrl,
      SMTP_URL: settings.smtpUrl,
      APP_SECRET: settings.secret,
      DEMO: settings.demo ? '1' : '0',
      LOG_LEVEL: 'error',
      VENDOR_CONTACT: 'support@vendor.test',
      // Some features of the customers' portal have an address; others are not connected yet.
      PORTAL_LINKS: 'calls=https://calls.vendor.test/of/{clientId},billing=https://billing.vendor.test',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const written = collect(child);
  await isReady(child, written);
  return {
    url: `http://localhost:${port}`,
    complaints: () =>
      written()
        .split('\n')
        .filter((line) => line.startsWith('{')),
    async stop() {
      process.off('exit', kill);
      const ended = once(child, 'exit');
      // Other tests cover the orderly end. Here it would only cost time.
      if (kill()) await ended;
    },
  };
}

function collect({ stdout, stderr }: ChildProcess): () => string {
  let text = '';
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk) => (text += String(chunk)));
  return () => text;
}

function isReady(child: ChildProcess, written: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => written().includes('Gatehouse is ready at') && resolve());
    child.on('exit', (code) => reject(new Error(`The server ended with ${code}:\n${written()}`)));
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}
