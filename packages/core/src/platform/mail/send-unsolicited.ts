import { hour } from '@gatehouse/policy';
import { canonicalEmail } from '../email-address/vocabulary.ts';
import { AppError } from '../errors.ts';
import type { Attempts, Claim } from '../limits/attempts.ts';
import type { MailOutcome } from './mail-spec.ts';
import { mailSeconds } from './mail-job.ts';
import type { Mailer, OutgoingMail } from './mailer.ts';

export interface UnsolicitedDeps {
  readonly mailer: Mailer;
  readonly attempts: Attempts;
  /** Multiplies the limit. Default 1. */
  readonly limitScale?: number;
}

/** The most unsolicited mails an hour to one address, over all organisations: invitations, reminders, notices. */
const fromAll = 10;
/**
 * How many of them one partner and its clients may send: an invitation and its five resends. No partner can keep another's mail from
 * arriving.
 */
const fromOnePartner = 6;

/**
 * Sends a mail that its recipient did not ask for (docs/decisions/0025). It counts when it is sent: refused or undelivered mails do not
 * count, and mails of all organisations count together. `partnerId` is the partner of the sending organisation.
 */
export async function sendUnsolicited(
  { mailer, attempts, limitScale = 1 }: UnsolicitedDeps,
  partnerId: string,
  mail: OutgoingMail,
): Promise<MailOutcome> {
  const recipient = canonicalEmail(mail.to) ?? mail.to;
  const claim = (name: string, most: number, subject: string): Claim => ({
    limit: { name, most: Math.max(1, Math.round(most * limitScale)), seconds: hour },
    subject,
    counts: 'succeeded',
  });
  const claims = [
    claim('mail-recipient', fromAll, recipient),
    claim('mail-recipient-share', fromOnePartner, `${partnerId} ${recipient}`),
  ];
  try {
    return await attempts.withAttempt(claims, () => mailer.send(mail), {
      // A slot that expired before its mail would let one too many through.
      leaseMs: mailSeconds * 1_000,
      verdict: (result) => (result.ok && result.value.outcome === 'sent' ? 'succeeded' : 'void'),
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.reason !== 'rate_limited') throw error;
    return { outcome: 'delayed', retryAfter: error.retryAfter ?? hour };
  }
}
