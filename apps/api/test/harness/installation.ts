import { createServer, connect, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { openTestApp, startMailbox, testSecret, type Mailbox, type TestApp } from '@gatehouse/core/testing';
import { aTeam, type Team } from './people.ts';
import { eventually } from './eventually.ts';
import { startProcess, temporaryFolder, type GatehouseProcess, type Variables } from './process.ts';

/** A database and a mail server as an operator provides them. The tests start the processes. */
export interface Installation {
  readonly app: TestApp;
  readonly mailbox: Mailbox;
  readonly mailRoute: MailRoute;
  readonly team: Team;
  readonly variables: Variables;
  start(more?: Variables): Promise<GatehouseProcess>;
  close(): Promise<void>;
}

export async function openInstallation(): Promise<Installation> {
  const app = await openTestApp();
  const mailbox = await startMailbox();
  const mailRoute = await openMailRoute(Number(new URL(mailbox.url).port));
  const folder = temporaryFolder();
  const variables = {
    DATABASE_URL: app.database.ownerUrl,
    DATABASE_APP_URL: app.database.appUrl,
    SMTP_URL: mailRoute.url,
    APP_SECRET: testSecret,
    DATA_DIR: folder.path,
    DEMO: '0',
  };
  return {
    app,
    mailbox,
    mailRoute,
    team: await aTeam(app),
    variables,
    async start(more = {}) {
      const gatehouse = await startProcess('main', { ...variables, ...more });
      await gatehouse.ready();
      return gatehouse;
    },
    async close() {
      await mailRoute.shut();
      await mailbox.stop();
      await app.close();
      folder.remove();
    },
  };
}

/** The route to a mail server. It can be cut (connections are refused) or silenced (connections get no answer). */
export interface MailRoute {
  readonly url: string;
  open(): Promise<void>;
  shut(): Promise<void>;
  silence(): void;
}

async function openMailRoute(target: number): Promise<MailRoute> {
  const sockets = new Set<Socket>();
  let silent = false;
  let server: Server | null = null;
  const serve = async (port: number) => {
    server = createServer((socket) => {
      keep(sockets, socket);
      if (silent) return;
      const onward = connect(target, '127.0.0.1');
      keep(sockets, onward);
      socket.pipe(onward).pipe(socket);
    }).listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' ? (address?.port ?? 0) : 0;
  };
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const port = await serve(0);
  return {
    url: `smtp://127.0.0.1:${port}`,
    async open() {
      silent = false;
      cut();
      if (server === null) await serve(port);
    },
    async shut() {
      const closing = server;
      server = null;
      cut();
      if (closing === null) return;
      closing.close();
      await once(closing, 'close');
    },
    silence() {
      silent = true;
      cut();
    },
  };
}

function keep(sockets: Set<Socket>, socket: Socket): void {
  sockets.add(socket);
  socket.on('error', () => undefined);
  socket.on('close', () => sockets.delete(socket));
}

/** The number of mails that arrived for an address. */
export const mailsTo = ({ mailbox }: Installation, address: string): number =>
  mailbox.mails().filter(({ to }) => to.includes(address)).length;

export const mailFor = (installation: Installation, address: string, timeoutMs: number) =>
  eventually(`a mail to ${address}`, () => mailsTo(installation, address) > 0, timeoutMs);

/**
 * For the job queue half a minute passes: a job counts as lost whose worker has died. Call it while no worker runs, because those of a living
 * one would be lost as well.
 */
export const loseHeartbeats = async ({ app }: Installation): Promise<void> => {
  await app.peek(
    "update pgboss.job set heartbeat_on = heartbeat_on - interval '30 seconds' where state = 'active'",
  );
};

/** Lets retries that wait for their time start now. Returns the longest wait, in seconds. */
export async function retryNow({ app }: Installation): Promise<number> {
  const rows = await app.peek<{ seconds: number }>(
    `update pgboss.job j set start_after = now() from pgboss.job old
      where j.state = 'retry' and j.start_after > now() and old.id = j.id
      returning extract(epoch from old.start_after - now())::float as seconds`,
  );
  return Math.max(0, ...rows.map(({ seconds }) => seconds));
}
