import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { startMailbox, type Mailbox } from '../../testing/mailbox.ts';
import { createMailer, type Mailer, type OutgoingMail } from './mailer.ts';

const from = { name: 'Gatehouse', address: 'portal@gatehouse.test' };
const link = `https://portal.test/accept#token=${'0123456789abcdef'.repeat(10)}`;
const mail: OutgoingMail = {
  to: 'dana@acme.test',
  subject: 'Ada invites you to Acmé',
  html: '<p>Hello</p>',
  text: `Hello\n\n${link}\n\nBye`,
  messageId: 'invitation.1@gatehouse.test',
};

let mailbox: Mailbox;
let cleanups: (() => unknown)[];

beforeEach(async () => {
  mailbox = await startMailbox();
  cleanups = [() => mailbox.stop()];
});

afterEach(async () => {
  for (const cleanup of cleanups.toReversed()) await cleanup();
});

function mailerTo(smtpUrl: string): Mailer {
  const timeouts = { connection: 300, greeting: 300, socket: 300, delivery: 600 };
  const mailer = createMailer({ smtpUrl, from, timeouts });
  cleanups.push(() => mailer.close());
  return mailer;
}

test('a mail arrives with its link intact, the fixed sender and the given message id', async () => {
  expect(await mailerTo(mailbox.url).send(mail)).toEqual({ outcome: 'sent' });
  const arrived = await mailbox.waitFor('dana@acme.test');
  expect(arrived).toMatchObject({
    from,
    to: ['dana@acme.test'],
    subject: mail.subject,
    messageId: mail.messageId,
  });
  expect(arrived.link).toBe(link);
  expect(arrived.headers.get('auto-submitted')).toBe('auto-generated');
  expect(arrived.headers.get('x-auto-response-suppress')).toBe('All');
});

test.each([
  ['help@northwind.test', 'help@northwind.test'],
  ['a@x.test, b@y.test', undefined],
  ['https://northwind.test/help', undefined],
])('answers to %j go to one address or to the sender', async (replyTo, header) => {
  const mailer = createMailer({ smtpUrl: mailbox.url, from, replyTo });
  cleanups.push(() => mailer.close());
  await mailer.send(mail);
  expect((await mailbox.waitFor('dana@acme.test')).headers.get('reply-to')).toBe(header);
});

test('a sender name can neither add a header nor look like an address', async () => {
  await mailerTo(mailbox.url).send({
    ...mail,
    senderName: 'Ada\r\nBcc: eve@evil.test <boss@bank.test>',
    subject: 'One\r\nBcc: eve@evil.test',
  });
  const arrived = await mailbox.waitFor('dana@acme.test');
  expect(arrived.to).toEqual(['dana@acme.test']);
  expect(arrived.from).toEqual({ name: 'Ada Bcc: eve@evil.test boss@bank.test', address: from.address });
  expect(arrived.subject).toBe('One Bcc: eve@evil.test');
  expect(arrived.headers.has('bcc')).toBe(false);
});

test.each([
  'dana@acme.test, eve@evil.test',
  'dana@acme.test,eve@evil.test',
  'dana@acme.test eve@evil.test',
  'Dana <eve@evil.test>',
  'dana@acme.test@evil.test',
  '"dana@acme.test, "@evil.test',
  'dana@acme.test\r\nRCPT TO:<eve@evil.test>',
  'group: eve@evil.test;',
  'dana',
  '',
])('R40: %j is not a recipient', async (to) => {
  expect(await mailerTo(mailbox.url).send({ ...mail, to })).toMatchObject({ outcome: 'refused' });
  expect(mailbox.mails()).toEqual([]);
});

describe('answers', () => {
  test.each(['rcpt', 'data'] as const)('5xx to %s is final and quoted', async (at) => {
    mailbox.refuse('dana@acme.test', 550, at);
    const delivery = await mailerTo(mailbox.url).send(mail);
    expect(delivery).toMatchObject({ outcome: 'refused', response: expect.stringContaining('550') });
  });

  test.each([550, 451])(
    '%i with our link in it: the token is in neither the outcome nor the error',
    async (code) => {
      const url = await listen((socket) => {
        socket.write('220 welcome\r\n');
        socket.on('data', (data) => {
          const refusal = `${code} 5.7.1 blocked: <https://portal.test/accept#token=SECRET> token=3DSECRET=\r\n`;
          socket.write(/^(EHLO|MAIL|RSET)/.test(String(data)) ? '250 fine\r\n' : refusal);
        });
      });
      const result = await mailerTo(url)
        .send(mail)
        .then(
          ({ outcome, ...more }) => `${outcome} ${JSON.stringify(more)}`,
          (error: unknown) => `thrown ${error instanceof Error ? error.message : ''}`,
        );
      expect(result).toContain(code === 550 ? 'refused' : 'thrown');
      expect(result).toContain('blocked');
      expect(result).not.toContain('SECRET');
    },
  );

  test('one refusal does not stop the next mail', async () => {
    mailbox.refuse('dana@acme.test', 550);
    const mailer = mailerTo(mailbox.url);
    await mailer.send(mail);
    expect(await mailer.send({ ...mail, to: 'dave@acme.test' })).toEqual({ outcome: 'sent' });
  });

  test.each(['rcpt', 'data'] as const)('4xx to %s is thrown', async (at) => {
    mailbox.refuse('dana@acme.test', 451, at);
    await expect(mailerTo(mailbox.url).send(mail)).rejects.toMatchObject({ responseCode: 451 });
  });

  /** A mailer that records its pauses, on a clock that the test moves. */
  function paced(url = mailbox.url) {
    const pauses: number[] = [];
    const clock = { now: 0 };
    const pause = async (milliseconds: number) => void pauses.push(milliseconds);
    const mailer = createMailer({ smtpUrl: url, from, pause, now: () => clock.now });
    cleanups.push(() => mailer.close());
    const putOff = (to: string) => expect(mailer.send({ ...mail, to })).rejects.toThrow(/refused|closed/);
    return { mailer, pauses, clock, putOff };
  }

  test('421 slows the next mails down for all recipients; 451 does not', async () => {
    const { mailer, pauses, putOff } = paced();
    mailbox.refuse('slow@acme.test', 451);
    await putOff('slow@acme.test');
    await mailer.send(mail);
    expect(pauses).toEqual([]);
    mailbox.refuse('slow@acme.test', 421);
    await putOff('slow@acme.test');
    await mailer.send(mail);
    expect(pauses).toEqual([500]);
    await mailer.send(mail);
    expect(pauses).toEqual([500]);
  });

  test.each(['rcpt', 'data'] as const)('450 to %s of one domain slows no other mail down', async (at) => {
    const { mailer, pauses, putOff } = paced();
    const addresses = ['a@evil.example', 'b@EVIL.example'];
    for (const to of addresses) mailbox.refuse(to.toLowerCase(), 450, at);
    for (const to of [...addresses, ...addresses]) await putOff(to);
    await mailer.send(mail);
    expect(pauses).toEqual([]);
  });

  test('450 to recipients of two domains within a minute slows all mails down', async () => {
    const { mailer, pauses, clock, putOff } = paced();
    for (const to of ['a@one.example', 'b@two.example']) mailbox.refuse(to, 450);
    await putOff('a@one.example');
    clock.now = 60_001;
    await putOff('b@two.example');
    await mailer.send(mail);
    expect(pauses).toEqual([]);
    clock.now = 120_000;
    await putOff('a@one.example');
    await mailer.send(mail);
    expect(pauses).toEqual([500]);
  });

  test('450 before any recipient is named slows all mails down', async () => {
    const url = await listen((socket) => {
      socket.write('220 welcome\r\n');
      socket.on('data', (data) =>
        socket.write(String(data).startsWith('MAIL') ? '450 refused, too fast\r\n' : '250 fine\r\n'),
      );
    });
    const { pauses, putOff } = paced(url);
    await putOff('a@one.example');
    await putOff('a@one.example');
    expect(pauses).toEqual([500]);
  });

  test('a demand for sign-in is thrown, although its code is 5xx', async () => {
    mailbox.refuse('dana@acme.test', 530);
    await expect(mailerTo(mailbox.url).send(mail)).rejects.toMatchObject({ responseCode: 530 });
  });

  test.each([
    ['the greeting', /^$/, ''],
    ['EHLO and HELO', /^(EHLO|HELO)/, '220 welcome\r\n'],
    ['MAIL FROM', /^MAIL/, '220 welcome\r\n'],
  ])('5xx at %s is the operator’s fault: thrown, to be retried', async (_, refused, greeting) => {
    const url = await listen((socket) => {
      socket.write(greeting === '' ? '554 go away\r\n' : greeting);
      socket.on('data', (data) =>
        socket.write(refused.test(String(data)) ? '550 not you\r\n' : '250 fine\r\n'),
      );
    });
    await expect(mailerTo(url).send(mail)).rejects.toThrow(/not you|go away/);
  });

  test('5xx at STARTTLS is thrown', async () => {
    const url = await listen((socket) => {
      socket.write('220 welcome\r\n');
      socket.on('data', (data) => {
        const said = String(data);
        if (said.startsWith('EHLO')) socket.write('250-hello\r\n250 STARTTLS\r\n');
        else socket.write(said.startsWith('STARTTLS') ? '554 no TLS today\r\n' : '250 fine\r\n');
      });
    });
    await expect(mailerTo(url).send(mail)).rejects.toMatchObject({ code: 'ETLS' });
  });

  test('a server that stays silent makes the mailer throw', async () => {
    const url = await listen(() => undefined);
    await expect(mailerTo(url).send(mail)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  });

  test('a server that trickles forever runs into the delivery timeout', async () => {
    const url = await listen((socket) => {
      socket.write('220 welcome\r\n');
      const drip = setInterval(() => socket.write('250-patience\r\n'), 50);
      socket.on('close', () => clearInterval(drip));
    });
    await expect(mailerTo(url).send(mail)).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('a refused connection is thrown, and the mailer works once the server is back', async () => {
    const { url } = mailbox;
    const mailer = mailerTo(url);
    await mailbox.stop();
    await expect(mailer.send(mail)).rejects.toMatchObject({ code: 'ESOCKET' });
    const back = createMailboxOn(Number(new URL(url).port));
    await once(back.server, 'listening');
    cleanups[0] = () => new Promise((resolve) => back.close(() => resolve(null)));
    expect(await mailer.send(mail)).toEqual({ outcome: 'sent' });
  });

  test('failed sign-in is thrown', async () => {
    const server = new SMTPServer({
      logger: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(null),
    });
    const url = (await serve(server)).replace('://', '://portal:wrong@');
    await expect(mailerTo(url).send(mail)).rejects.toMatchObject({ code: 'EAUTH' });
  });
});

describe('TLS, with a certificate that is not trusted', () => {
  const accept = { authOptional: true, disabledCommands: ['AUTH' as const], logger: false as const };

  test('smtps:// refuses it', async () => {
    const url = await serve(new SMTPServer({ ...accept, secure: true }));
    await expect(mailerTo(url.replace('smtp:', 'smtps:')).send(mail)).rejects.toThrow(/certificate/i);
  });

  test('requireTLS refuses it, and a server without TLS', async () => {
    const url = await serve(new SMTPServer(accept));
    await expect(mailerTo(`${url}?requireTLS=true`).send(mail)).rejects.toThrow(/certificate/i);
    await expect(mailerTo(`${mailbox.url}?requireTLS=true`).send(mail)).rejects.toMatchObject({
      code: 'ETLS',
    });
  });

  test('no parameter of the address turns certificate verification off', async () => {
    const url = await serve(new SMTPServer(accept));
    const lax = `${url}?requireTLS=true&tls.rejectUnauthorized=false`;
    // The mailer does not even start: the operator relies on a parameter that has no effect.
    expect(() => mailerTo(lax)).toThrow(/no parameters but requireTLS/);
  });

  test('smtp:// accepts it', async () => {
    expect(await mailerTo(await serve(new SMTPServer(accept))).send(mail)).toEqual({ outcome: 'sent' });
  });
});

function createMailboxOn(port: number): SMTPServer {
  const server = new SMTPServer({ disabledCommands: ['AUTH', 'STARTTLS'] });
  server.listen(port, '127.0.0.1');
  return server;
}

async function serve(server: SMTPServer): Promise<string> {
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  cleanups.push(() => new Promise((resolve) => server.close(() => resolve(null))));
  return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}

async function listen(onConnection: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(() => server.close());
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
