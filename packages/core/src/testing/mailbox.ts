import { once } from 'node:events';
import { callbackify } from 'node:util';

import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export type Mail = {
  from: { name: string; address: string };
  /** the envelope's recipients, to whom the mail really went */
  to: string[];
  subject: string;
  html: string;
  text: string;
  /** without angle brackets */
  messageId: string;
  headers: ReadonlyMap<string, string>;
  /** the line of the text part that consists of an address only; null without one */
  link: string | null;
};

export type Mailbox = {
  /** for SMTP_URL: no TLS, no sign-in */
  url: string;
  mails(): Mail[];
  /**
   * The first mail to an address, arrived or still to come. `after` skips this many mails of the box (pass the `mails().length` from before
   * the act).
   * @throws after timeoutMs (default 10 000), naming the mails that did arrive
   */
  waitFor(address: string, options?: { after?: number; timeoutMs?: number }): Promise<Mail>;
  /** answers with this SMTP code from now on; 4xx is temporary, 5xx final */
  refuse(address: string, code: number, at?: 'rcpt' | 'data'): void;
  /** deletes mails and refusals */
  clear(): void;
  stop(): Promise<void>;
};

/** A real SMTP server on a free port of 127.0.0.1 that stores the mails it receives. */
export async function startMailbox(): Promise<Mailbox> {
  const mails: Mail[] = [];
  const refusals = new Map<string, number>();
  const waiting = new Set<() => void>();
  const refusalFor = (at: string, address: string): Error | null => {
    const code = refusals.get(`${at} ${address}`);
    return code === undefined ? null : Object.assign(new Error(`refused ${address}`), { responseCode: code });
  };

  async function receive(stream: AsyncIterable<Buffer>, session: SMTPServerSession): Promise<void> {
    const mail = await parse(await readAll(stream), session);
    const refusal = mail.to.map((address) => refusalFor('data', address)).find((error) => error !== null);
    if (refusal !== undefined) throw refusal;
    mails.push(mail);
    for (const look of waiting) look();
  }

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) => done(refusalFor('rcpt', address)),
    onData: callbackify(receive),
  });
  // Some tests let a client hang up halfway.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');

  return {
    url: `smtp://127.0.0.1:${portOf(server)}`,
    mails: () => [...mails],
    waitFor: (address, { after = 0, timeoutMs = 10_000 } = {}) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          const came = mails.map((mail) => `${mail.to.join()}: ${mail.subject}`).join('; ');
          reject(new Error(`No mail to ${address} within ${timeoutMs} ms; there is: ${came || 'none'}`));
        }, timeoutMs);
        const look = (): void => {
          const found = mails.slice(after).find((mail) => mail.to.includes(address));
          if (found === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    refuse: (address, code, at = 'rcpt') => void refusals.set(`${at} ${address}`, code),
    clear: () => {
      mails.length = 0;
      refusals.clear();
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function parse(raw: Buffer, session: SMTPServerSession): Promise<Mail> {
  const mail = await PostalMime.parse(raw);
  const text = mail.text ?? '';
  return {
    from: { name: mail.from?.name ?? '', address: mail.from?.address ?? '' },
    to: session.envelope.rcptTo.map(({ address }) => address),
    subject: mail.subject ?? '',
    html: mail.html ?? '',
    text,
    messageId: (mail.messageId ?? '').replace(/^<|>$/g, ''),
    headers: new Map(mail.headers.map(({ key, value }) => [key, value])),
    link: text.split(/\r?\n/).find((line) => /^https?:\/\/\S+$/.test(line)) ?? null,
  };
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function portOf(server: SMTPServer): number {
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The mailbox has no port.');
  return address.port;
}
