import { once } from 'node:events';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';

import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startDemoMailbox, type DemoMailbox } from './index.ts';

let mailbox: DemoMailbox;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** fetch would not send a chosen Host or Origin. */
async function statusWith(headers: Record<string, string>): Promise<number | undefined> {
  const call = request(`${mailbox.webUrl}/email`, { headers }).end();
  const [response] = (await once(call, 'response')) as [{ statusCode?: number; resume(): void }];
  response.resume();
  return response.statusCode;
}

test('a port in use is named', async () => {
  const occupant = createServer().listen(0, '127.0.0.1');
  await once(occupant, 'listening');
  const webPort = (occupant.address() as AddressInfo).port;
  await expect(startDemoMailbox({ webPort })).rejects.toThrow(
    `MAILBOX_PORT: the mailbox page cannot use port ${webPort} (EADDRINUSE).`,
  );
  occupant.close();
});

describe('a running mailbox', () => {
  beforeAll(async () => {
    mailbox = await startDemoMailbox({ webPort: await freePort() });
  });

  afterAll(() => mailbox.close());

  test('a mail sent to it can be read on its page', async () => {
    const mailer = createTransport(mailbox.smtpUrl);
    await mailer.sendMail({
      from: 'g@gatehouse.test',
      to: 'dana@acme.test',
      subject: 'Welcome',
      html: '<p>Hi</p>',
      text: 'Hi',
    });
    mailer.close();
    await expect
      .poll(async () => (await fetch(`${mailbox.webUrl}/email`)).json())
      .toMatchObject([{ subject: 'Welcome', envelope: { to: [{ address: 'dana@acme.test' }] } }]);
    expect(await (await fetch(mailbox.webUrl)).text()).toContain('MailDev');
  });

  test('no other web site can read it, nor one that points its name at this machine', async () => {
    const host = new URL(mailbox.webUrl).host;
    expect(await statusWith({ host })).toBe(200);
    expect(await statusWith({ host, origin: `http://${host}` })).toBe(200);
    expect(await statusWith({ host, origin: 'https://evil.test' })).toBe(403);
    expect(await statusWith({ host: 'evil.test:1080' })).toBe(403);
  });

  test('a page of another site can neither request anything of it nor show it in a frame', async () => {
    const host = new URL(mailbox.webUrl).host;
    for (const site of ['cross-site', 'same-site', 'anything'])
      expect({ site, status: await statusWith({ host, 'sec-fetch-site': site }) }).toEqual({
        site,
        status: 403,
      });
    for (const site of ['same-origin', 'none'])
      expect({ site, status: await statusWith({ host, 'sec-fetch-site': site }) }).toEqual({
        site,
        status: 200,
      });
    for (const path of ['/', '/email', '/nothing-here']) {
      const { headers } = await fetch(`${mailbox.webUrl}${path}`);
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
      // For a missing page express sends default-src 'none' instead.
      expect(headers.get('content-security-policy')).toMatch(/^frame-ancestors 'self'$|^default-src 'none'$/);
    }
  });

  test('it leaves the end of the process to its owner', () => {
    expect(process.listeners('SIGTERM').map(String).join()).not.toContain('shutdown signal');
  });
});
