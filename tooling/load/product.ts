import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Mailbox } from '../../packages/core/src/testing/mailbox.ts';
import { openSuperuser, type Superuser } from '../../packages/core/src/testing/superuser.ts';
import { inheritedEnv } from './env.ts';
import { createVisitor, type Door, type Visitor } from './visitor.ts';

const root = resolve(import.meta.dirname, '../..');
const patience = 60_000;

/** The password of everybody in the demo data (CONTRACT §1). */
export const demoPassword = 'correct-horse-battery-staple';

/** The product as a scenario finds it: one process with production settings, its database, its mail server. */
export interface Product {
  readonly door: Door;
  readonly database: Superuser;
  readonly mailbox: Mailbox;
  /** An unknown visitor. Without `ip` they come from a network of their own. */
  visitor(ip?: string, userAgent?: string): Visitor;
  /** A visitor who is signed in with the demo password. */
  signedIn(email: string, ip?: string): Promise<Visitor>;
  stop(): Promise<void>;
}

interface Start {
  readonly ownerUrl: string;
  readonly superuserUrl: string;
  readonly mailbox: Mailbox;
  readonly dataDir: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Starts the product on a database and waits until it is ready. @throws its output when it ended instead */
export async function startProduct(start: Start): Promise<Product> {
  const port = await freePort();
  const host = `localhost:${port}`;
  const child = spawn(process.execPath, [join(root, 'apps/api/src/main.ts')], {
    cwd: root,
    env: { ...inheritedEnv(), ...variablesOf(start, port, host), ...start.variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => void (said = (said + chunk.toString()).slice(-4_000)));
  child.stderr.on('data', (chunk: Buffer) => void (said = (said + chunk.toString()).slice(-4_000)));
  await untilReady(child, { port, host }, () => said);
  const database = await openSuperuser(start.superuserUrl);
  const visitors: Visitor[] = [];
  const visitor: Product['visitor'] = (
    ip = `10.9.${visitors.length >> 8}.${visitors.length & 255}`,
    agent,
  ) => {
    const one = createVisitor({ port, host }, ip, agent);
    visitors.push(one);
    return one;
  };
  return {
    door: { port, host },
    database,
    mailbox: start.mailbox,
    visitor,
    async signedIn(email, ip) {
      const one = visitor(ip);
      const { outcome } = await one.signIn(email, demoPassword);
      if (outcome !== 'ok') throw new Error(`${email} could not sign in: ${outcome}`);
      return one;
    },
    async stop() {
      for (const one of visitors) one.leave();
      await database.close();
      child.kill('SIGTERM');
      await Promise.race([child.exitCode === null ? once(child, 'exit') : null, pause(35_000)]);
      child.kill('SIGKILL');
    },
  };
}

const variablesOf = ({ ownerUrl, mailbox, dataDir }: Start, port: number, host: string) => ({
  NODE_ENV: 'production',
  PORT: String(port),
  PUBLIC_URL: `https://${host}`,
  DATABASE_URL: ownerUrl,
  SMTP_URL: mailbox.url,
  APP_SECRET: 'only for measuring on loopback: 32 bytes and more',
  DATA_DIR: dataDir,
  DEMO: '1',
  // Scenarios use as many networks as they like.
  TRUSTED_PROXIES: '1',
  DRAIN_SECONDS: '0',
  // Writing a log line per request would be measured too.
  LOG_LEVEL: 'error',
});

async function untilReady(child: ChildProcess, door: Door, said: () => string): Promise<void> {
  const anybody = createVisitor(door, '127.0.0.1');
  const giveUpAt = performance.now() + patience;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The product ended with ${child.exitCode}:\n${said()}`);
    const status = await anybody.send('/readyz').then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return anybody.leave();
    if (performance.now() > giveUpAt) {
      child.kill('SIGKILL');
      throw new Error(`The product is not ready after ${patience / 1_000} s:\n${said()}`);
    }
    await pause(50);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
