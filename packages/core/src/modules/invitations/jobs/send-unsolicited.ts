import {
  AppError,
  type Attempts,
  type Delivery,
  type Mailer,
  type OutgoingMail,
} from '../../../platform/index.ts';
import { canonicalEmail } from '../../identity/index.ts';

export interface UnsolicitedDeps {
  readonly mailer: Mailer;
  readonly attempts: Attempts;
  /** Multiplies the limit; 1 when left out. */
  readonly limitScale?: number;
}

/** Not now: the recipient has had enough of them; seconds until it makes sense to try again. */
export interface Delayed {
  readonly outcome: 'delayed';
  readonly retryAfter: number;
}

/** Mails an hour to one address that nobody asked for, over all organisations: invitations, reminders, notices. */
const most = 10;
const hour = 3_600;

/**
 * Sends a mail that its recipient did not ask for. Counted when it is sent: what was refused or could not be handed over counts for nothing,
 * and a mail of a second organisation counts with the first one's.
 */
export async function sendUnsolicited(
  { mailer, attempts, limitScale = 1 }: UnsolicitedDeps,
  mail: OutgoingMail,
): Promise<Delivery | Delayed> {
  const limit = { name: 'mail-recipient', most: Math.max(1, Math.round(most * limitScale)), seconds: hour };
  const subject = canonicalEmail(mail.to) ?? mail.to;
  try {
    return await attempts.withAttempt([{ limit, subject, counts: 'succeeded' }], () => mailer.send(mail), {
      verdict: (result) => (result.ok && result.value.outcome === 'sent' ? 'succeeded' : 'void'),
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.reason !== 'rate_limited') throw error;
    return { outcome: 'delayed', retryAfter: error.retryAfter ?? hour };
  }
}
