import { setTimeout as sleep } from 'node:timers/promises';
import nodemailer from 'nodemailer';
import { createMailPace } from './mail-pace.ts';
import { isMistake } from '../addresses/address-parts.ts';
import { parseSmtpUrl } from '../addresses/smtp-url.ts';

export type Sender = { name: string; address: string };

export type OutgoingMail = {
  /** the stored address, which becomes the one envelope recipient */
  to: string;
  subject: string;
  html: string;
  text: string;
  /** fixed per mail, recipient and version, so that a repeated delivery is recognisable; without brackets */
  messageId: string;
  /** shown instead of the mailer's own name; the address stays */
  senderName?: string;
  replyTo?: string;
};

/** `refused` is final and carries the server's answer. Temporary failures are thrown instead. */
export type Delivery = { outcome: 'sent' } | { outcome: 'refused'; response: string };

export type Mailer = {
  /** @throws temporary failures: 4xx, timeouts, refused connections, failed sign-in, TLS */
  send(mail: OutgoingMail): Promise<Delivery>;
  /** lets running deliveries finish and accepts no new ones */
  close(): void;
};

export type MailerOptions = {
  /** `smtp://` as given, encrypted when the server offers it; `smtps://` and `?requireTLS=true` verified */
  smtpUrl: string;
  from: Sender;
  /** where replies go when a mail names nobody else; by default they go to the sender */
  replyTo?: string;
  /** how mails wait at a slower pace; tests replace it */
  pause?: (milliseconds: number) => Promise<unknown>;
  /** milliseconds of a clock that never goes back; tests replace it */
  now?: () => number;
  /** milliseconds; `delivery` bounds the whole delivery against servers that trickle, and is shorter than a job's expiry */
  timeouts?: { connection: number; greeting: number; socket: number; delivery: number };
};

const TIMEOUTS = { connection: 10_000, greeting: 10_000, socket: 20_000, delivery: 90_000 };
/**
 * A 5xx answer to these commands is about the recipient or the message. At MAIL FROM and before, it is about the operator's settings, which
 * will be fixed.
 */
const ABOUT_THE_MAIL = new Set(['RCPT TO', 'DATA']);
/** "Authentication required": our configuration is wrong, not this mail. */
const SIGN_IN_REQUIRED = 530;

/** A pool of SMTP connections. */
export function createMailer({
  smtpUrl,
  from,
  replyTo,
  pause = sleep,
  now = () => performance.now(),
  timeouts = TIMEOUTS,
}: MailerOptions): Mailer {
  const pace = createMailPace({ pause, now });
  const transport = nodemailer.createTransport({
    ...connectionFrom(smtpUrl),
    pool: true,
    // The job retries failures. Within one attempt a dropped connection is retried once.
    maxRequeues: 1,
    connectionTimeout: timeouts.connection,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.socket,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    send: async (mail) => {
      // nodemailer makes two recipients of "a@x.test, b@y.test" and uses the last of some malformed ones (R40).
      if (!isOneAddress(mail.to)) return { outcome: 'refused', response: 'not one e-mail address' };
      await pace.turn();
      try {
        await transport.sendMail({
          envelope: { from: from.address, to: [mail.to] },
          from: { name: asDisplayName(mail.senderName ?? from.name), address: from.address },
          to: { name: '', address: mail.to },
          ...replyTarget(mail.replyTo ?? replyTo),
          subject: withoutControls(mail.subject),
          html: mail.html,
          text: mail.text,
          messageId: `<${mail.messageId}>`,
          // The second is Outlook's: no out-of-office answers.
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          xMailer: false,
          signal: AbortSignal.timeout(timeouts.delivery),
        });
        pace.faster();
        return { outcome: 'sent' };
      } catch (error) {
        if (error instanceof Error) error.message = withoutTokens(error.message);
        if (defersTheMail(error)) pace.deferred(domainOf(mail.to));
        else if (asksForLess(error)) pace.slower();
        const response = finalAnswer(error);
        if (response === null) throw error;
        return { outcome: 'refused', response: withoutTokens(response) };
      }
    },
    close: () => transport.close(),
  };
}

function connectionFrom(smtpUrl: string) {
  const server = parseSmtpUrl(smtpUrl);
  if (isMistake(server)) throw new Error(`The address of the mail server ${server.mistake}.`);
  const { auth, ...rest } = server;
  return {
    ...rest,
    // Unverified encryption is still better than none where the operator has required none.
    tls: { rejectUnauthorized: server.secure || server.requireTLS },
    ...(auth === null ? {} : { auth }),
  };
}

/** 450 to a recipient or a message: greylisting, a full mailbox, or a relay that is throttled as a whole. */
const defersTheMail = (error: unknown): boolean => {
  const answer = answerOf(error);
  return answer?.code === 450 && ABOUT_THE_MAIL.has(answer.command);
};

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/**
 * 421 and 450 are about the sender's pace, unless they concern this mail alone. After a 421 the server hangs up, and nodemailer then
 * reports only a closed connection.
 */
const asksForLess = (error: unknown): boolean =>
  error instanceof Error &&
  (('responseCode' in error && (error.responseCode === 421 || error.responseCode === 450)) ||
    ('code' in error && error.code === 'ECONNECTION'));

/** The server's answer when it is a 5xx about this recipient or message; null when a retry may help. */
function finalAnswer(error: unknown): string | null {
  const answer = answerOf(error);
  if (!answer || answer.code < 500 || answer.code === SIGN_IN_REQUIRED) return null;
  return ABOUT_THE_MAIL.has(answer.command) ? answer.response : null;
}

/** The server's answer and the command it answered; null where there was none. */
function answerOf(error: unknown): { code: number; command: string; response: string } | null {
  if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return null;
  const { responseCode: code, command } = error;
  if (typeof code !== 'number' || typeof command !== 'string') return null;
  const response = 'response' in error && typeof error.response === 'string' ? error.response : String(code);
  return { code, command, response };
}

/** Spam filters quote the address they object to. A mailed link must not get into a table, a list or a log (SECURITY R19). */
const withoutTokens = (text: string): string => text.replace(/(token=)[^\s"'<>]+/gi, '$1…');

/** Always one bare address, whatever branding or configuration says. */
const replyTarget = (address: string | undefined) =>
  address !== undefined && isOneAddress(address) ? { replyTo: address } : {};

const isOneAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>,;:"()[\]\\\p{C}]+@[^\s@<>,;:"()[\]\\\p{C}]+$/u.test(text);

const withoutControls = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** Readers would take an address inside a name for the sender. */
const asDisplayName = (text: string): string => withoutControls(text).replace(/[<>"]/g, '');
