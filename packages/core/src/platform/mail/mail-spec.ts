import type * as Templates from '@gatehouse/emails';
import type { Frame, RenderedMail } from '@gatehouse/emails';
import type { Job } from '../jobs/define-job.ts';
import type { Keyring } from '../secrets.ts';
import type { Scope } from '../tenancy.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { Delivery } from './mailer.ts';

/** Whom a mail goes to, and how they read. */
export interface Recipient {
  /** The stored address, which becomes the one envelope recipient. */
  readonly to: string;
  /** Absent where nobody has told us. */
  readonly name?: string;
  /** Null for English. */
  readonly locale: string | null;
  /** IANA name; null for UTC. */
  readonly timeZone: string | null;
}

/** A mail that is still wanted. */
export interface Wanted<C> {
  /** Somebody with an account is mailed, and addressed, as the account says. */
  readonly recipient: Recipient | { readonly userId: string };
  readonly content: C;
}

/** What a mail is written with. Links and codes are derived here: they are in no payload and in no table. */
export interface Paper {
  readonly templates: typeof Templates;
  readonly frame: Frame;
  readonly recipient: Recipient;
  readonly keyring: Keyring;
  /** Origin of the portal, without a slash at the end. */
  readonly publicUrl: string;
}

/**
 * What became of a mail. `refused` is the mail server's final answer, `delayed` waits because its recipient has had enough mails (seconds),
 * `given_up` was tried for more than a day.
 */
export type MailOutcome =
  | Delivery
  | { readonly outcome: 'delayed'; readonly retryAfter: number }
  | { readonly outcome: 'given_up' };

export interface MailSpec<P, C> {
  /** Whose rows say whether the mail is wanted, and take down what became of it. */
  readonly scope: (payload: P) => Scope;
  /** The Message-ID's own part, fixed per mail, recipient and version: a mail sent again by a worker that died in between carries the same. */
  readonly messageId: (payload: P) => string;
  /** Whether the mail is still wanted, asked in a transaction of its own right before it is written; null when it is not. */
  readonly find: (uow: UnitOfWork, payload: P) => Promise<Wanted<C> | null>;
  /** Outside any transaction. */
  readonly write: (paper: Paper, content: C, payload: P) => Promise<RenderedMail>;
  /** The partner whose mail it is, or whose client's, where the recipient did not ask for it (docs/decisions/0025). */
  readonly unsolicitedBy?: (payload: P) => string;
  /** Takes down the outcome, in a second transaction. Every outcome is in the log and in the metric without it. */
  readonly settle?: (uow: UnitOfWork, payload: P, outcome: MailOutcome) => Promise<void>;
}

/** What `send-mail.ts` sends. */
export interface Mail<P extends object, C> extends MailSpec<P, C> {
  readonly job: Job<string, P>;
}
