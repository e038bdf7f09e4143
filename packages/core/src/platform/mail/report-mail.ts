import type { Logger } from '../logger.ts';
import type { MailOutcome } from './mail-spec.ts';

/** Counts the outcome of a mail, for the operator's metrics. */
export type CountMail = (mail: string, outcome: ReportedOutcome['outcome']) => void;

/** `unwanted`: the reason for the mail changed or ended before it was sent. */
export type ReportedOutcome = MailOutcome | { readonly outcome: 'unwanted' };

const sentences = {
  sent: ['info', 'a mail was sent'],
  unwanted: ['info', 'a mail was not wanted any more'],
  delayed: ['info', 'a mail waits, since its recipient has had many'],
  refused: ['warn', 'a mail was refused for good'],
  given_up: ['error', 'a mail could not be sent for more than a day'],
} as const;

/** One log line and one count for every mail, whatever its outcome: no mail is dropped silently. The log holds neither address nor text. */
export function reportMail(
  { logger, countMail }: { readonly logger: Logger; readonly countMail?: CountMail },
  message: { readonly mail: string; readonly messageId: string },
  result: ReportedOutcome,
): void {
  const { outcome } = result;
  const [level, sentence] = sentences[outcome];
  const status = outcome === 'refused' ? { status: statusOf(result.response) } : {};
  logger[level]({ ...message, outcome, ...status }, sentence);
  countMail?.(message.mail, outcome);
}

/** The status codes at the start of a mail server's answer, such as `550 5.1.1`. Its text may quote the address. */
const statusOf = (response: string): string | null =>
  /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?/.exec(response)?.[0] ?? null;
