import type { Branding } from '@gatehouse/emails';
import { localeOf } from '../locales/vocabulary.ts';
import type { Logger } from '../logger.ts';
import { systemOrigin } from '../origin.ts';
import type { Keyring } from '../secrets.ts';
import type { Scope } from '../tenancy.ts';
import type { Transact, TransactionContext, UnitOfWork } from '../unit-of-work.ts';
import type { Mail, MailOutcome, Recipient, Wanted } from './mail-spec.ts';
import type { Mailer, OutgoingMail } from './mailer.ts';
import { reportMail, type CountMail } from './report-mail.ts';
import { sendUnsolicited, type UnsolicitedDeps } from './send-unsolicited.ts';

/** What the sender of all mails needs. */
export interface MailDeps extends UnsolicitedDeps {
  readonly transact: Transact;
  readonly keyring: Keyring;
  readonly logger: Logger;
  readonly mailer: Mailer;
  /** Origin of the portal, without a trailing slash. */
  readonly publicUrl: string;
  readonly branding: Branding;
  /** A person with an account, as their own scope shows them. */
  readonly recipientOf: (uow: UnitOfWork, userId: string) => Promise<Recipient | null>;
  /** The operator's counter of outcomes. Default: none. */
  readonly countMail?: CountMail;
}

/**
 * Asks whether the mail is still wanted, renders and sends it outside any transaction, and records the outcome. If the worker dies in
 * between, the job runs again and the same Message-ID is sent twice: at least once, never not at all.
 */
export async function sendMail<P extends object, C>(
  deps: MailDeps,
  mail: Mail<P, C>,
  payload: P,
): Promise<void> {
  const wanted = await within(deps, mail, payload, (uow) => mail.find(uow, payload));
  const outgoing = wanted && (await compose(deps, mail, payload, wanted));
  if (!outgoing) return reportMail(deps, messageOf(deps, mail, payload), { outcome: 'unwanted' });
  const partnerId = mail.unsolicitedBy?.(payload);
  const outcome =
    partnerId === undefined
      ? await deps.mailer.send(outgoing)
      : await sendUnsolicited(deps, partnerId, outgoing);
  await settleMail(deps, mail, payload, outcome);
}

/** Reports the outcome of a mail, and lets the mail record it. */
export async function settleMail<P extends object, C>(
  deps: MailDeps,
  mail: Mail<P, C>,
  payload: P,
  outcome: MailOutcome,
): Promise<void> {
  reportMail(deps, messageOf(deps, mail, payload), outcome);
  if (!mail.settle && outcome.outcome !== 'delayed') return;
  await within(deps, mail, payload, async (uow) => {
    await mail.settle?.(uow, payload, outcome);
    if (outcome.outcome === 'delayed')
      uow.enqueue(mail.job, payload, { startAfterSeconds: outcome.retryAfter });
  });
}

/** Null when the recipient's account is gone. */
async function compose<P extends object, C>(
  deps: MailDeps,
  mail: Mail<P, C>,
  payload: P,
  wanted: Wanted<C>,
): Promise<OutgoingMail | null> {
  const { branding, keyring, publicUrl } = deps;
  const recipient = await lookUp(deps, mail.job.name, wanted.recipient);
  if (!recipient) return null;
  // Templates load React: a process that sends no mail never loads them.
  const templates = await import('@gatehouse/emails');
  const { to, locale, timeZone } = recipient;
  const frame = { branding, locale: localeOf(locale), timeZone };
  const paper = { templates, frame, recipient, keyring, publicUrl };
  const written = await mail.write(paper, wanted.content, payload);
  const { messageId } = messageOf(deps, mail, payload);
  return { to, ...written, messageId, senderName: branding.productName };
}

/** Only the recipient's own scope shows their account. */
async function lookUp(
  { transact, recipientOf }: MailDeps,
  job: string,
  recipient: Wanted<unknown>['recipient'],
): Promise<Recipient | null> {
  if (!('userId' in recipient)) return recipient;
  const { userId } = recipient;
  return transact(contextOf(job, { userId }), (uow) => recipientOf(uow, userId));
}

const within = <P extends object, C, T>(
  { transact }: MailDeps,
  { job, scope }: Mail<P, C>,
  payload: P,
  work: (uow: UnitOfWork) => Promise<T>,
): Promise<T> => transact(contextOf(job.name, scope(payload)), work);

const contextOf = (job: string, scope: Scope): TransactionContext => ({
  actor: { kind: 'system', name: 'mail delivery' },
  origin: systemOrigin(job),
  scope,
});

const messageOf = <P extends object, C>(
  { publicUrl }: MailDeps,
  { job, messageId }: Mail<P, C>,
  payload: P,
) => ({
  mail: job.name,
  messageId: `${messageId(payload)}@${new URL(publicUrl).hostname}`,
});
