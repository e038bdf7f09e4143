// oxlint-disable-next-line typescript/triple-slash-reference -- declarations of modules cannot be imported, and who imports us needs them
/// <reference path="./maildev.d.ts" />
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { ServerResponse, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';

import logger from 'maildev/lib/logger.js';
import mailserver from 'maildev/lib/mailserver.js';
import web from 'maildev/lib/web.js';

export type DemoMailbox = { smtpUrl: string; webUrl: string; close(): Promise<void> };

const LOOPBACK = '127.0.0.1';

/**
 * Where mails go without an SMTP_URL: an SMTP server on a free port and a web page that shows the mails it received, both on loopback only.
 * No mail is passed on. One per process, because maildev keeps its state in its modules.
 * @throws one sentence when the port of the web page is in use
 */
export async function startDemoMailbox({ webPort }: { webPort: number }): Promise<DemoMailbox> {
  const mailDirectory = await mkdtemp(join(tmpdir(), 'gatehouse-mailbox-'));
  const forget = () => rm(mailDirectory, { recursive: true, force: true });

  logger.setLevel(0);
  mailserver.create(0, LOOPBACK, mailDirectory);
  // maildev's own listener throws, and would end our process because a client hung up.
  mailserver.smtp.removeAllListeners('error');
  mailserver.smtp.on('error', () => undefined);

  web.start(webPort, LOOPBACK, mailserver, undefined, undefined, undefined, { https: false });
  refuseOtherSites(web.server);
  await once(web.server, 'listening').catch(async (error: unknown) => {
    await forget();
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new Error(`MAILBOX_PORT: the mailbox page cannot use port ${webPort} (${code}).`, { cause: error });
  });
  // Called directly, because maildev replaces port 0 by its default.
  mailserver.smtp.listen(0, LOOPBACK);
  await once(mailserver.smtp.server, 'listening');

  return {
    smtpUrl: `smtp://${LOOPBACK}:${portOf(mailserver.smtp.server.address())}`,
    webUrl: `http://${LOOPBACK}:${webPort}`,
    close: async () => {
      await new Promise<void>((resolve) => mailserver.close(resolve));
      await new Promise<void>((resolve) => web.close(resolve));
      mailserver.store.length = 0;
      await forget();
    },
  };
}

/**
 * maildev answers every site (CORS `*`), so any page a developer has open could read the invitation links. Only its own page, and programs
 * that are not browsers, get through. A foreign Host would be DNS rebinding.
 */
function refuseOtherSites(server: Server): void {
  guard(server, 'request', (response) => {
    if (response instanceof ServerResponse) response.writeHead(403).end();
  });
  // Runs before maildev: in another site's frame a click would delete mails or open their links.
  server.prependListener('request', (_, response: ServerResponse) => {
    response.setHeader('x-frame-options', 'SAMEORIGIN');
    response.setHeader('content-security-policy', "frame-ancestors 'self'");
    response.setHeader('cross-origin-resource-policy', 'same-origin');
  });
  guard(server, 'upgrade', (socket) => {
    if (socket instanceof Duplex) socket.destroy();
  });
}

function guard(server: Server, event: 'request' | 'upgrade', refuse: (other: unknown) => void): void {
  const inner = server.listeners(event);
  server.removeAllListeners(event);
  server.on(event, (request: IncomingMessage, ...others: unknown[]) => {
    if (!isOwnSite(request)) return refuse(others[0]);
    for (const listener of inner) Reflect.apply(listener, server, [request, ...others]);
  });
}

function isOwnSite({ headers }: IncomingMessage): boolean {
  const { host = '', origin, 'sec-fetch-site': site = 'none' } = headers;
  if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host)) return false;
  // Another site's request for an image or a script has no Origin, but browsers send Sec-Fetch-Site. Another port is `same-site`.
  if (site !== 'same-origin' && site !== 'none') return false;
  return origin === undefined || origin === `http://${host}`;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The mailbox has no port.');
  return address.port;
}
