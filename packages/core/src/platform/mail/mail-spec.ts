import type * as Templates from '@gatehouse/emails';
import type { Frame, RenderedMail } from '@gatehouse/emails';
import type { Job } from '../jobs/define-job.ts';
import type { Keyring } from '../secrets.ts';
import type { Scope } from '../tenancy.ts';
import type { UnitOfWork } from '../unit-of-work.ts';
import type { Delivery } from './mailer.ts';

/** The recipient of a mail, with their language and zone. */
export interface Recipient {
  /** The stored address, which becomes the one envelope recipient. */
  readonly to: string;
  /** Absent when unknown. */
  readonly name?: string;
  /** Null for English. */
  readonly locale: string | null;
  /** IANA name; null for UTC. */
  readonly timeZone: string | null;
}

/** A mail that is still wanted. */
export interface Wanted<C> {
  /** For a person with an account: their address, name and language come from the account. */
  readonly recipient: Recipient | { readonly userId: string };
  readonly content: C;
}

/** What rendering a mail may use. Links and codes are derived here: no payload and no table holds them. */
export interface Paper {
  readonly templates: typeof Templates;
  readonly frame: Frame;
  readonly recipient: Recipient;
  readonly keyring: Keyring;
  /** Origin of the portal, without a trailing slash. */
  readonly publicUrl: string;
}

/**
 * The outcome of a mail. `refused` is the mail server's final answer, `delayed` waits because its recipient has reached the limit
 * (seconds), `given_up` was tried for more than a day.
 */
export type MailOutcome =
  | Delivery
  | { readonly outcome: 'delayed'; readonly retryAfter: number }
  | { readonly outcome: 'given_up' };

export interface MailSpec<P, C> {
  /** The rows that say whether the mail is wanted, and that record its outcome. */
  readonly scope: (payload: P) => Scope;
  /** The mail's part of the Message-ID, fixed per mail, recipient and version: a mail sent again after a worker died carries the same. */
  readonly messageId: (payload: P) => string;
  /** Whether the mail is still wanted, asked in a separate transaction right before it is rendered; null when it is not. */
  readonly find: (uow: UnitOfWork, payload: P) => Promise<Wanted<C> | null>;
  /** Runs outside any transaction. */
  readonly write: (paper: Paper, content: C, payload: P) => Promise<RenderedMail>;
  /** The partner of the sending organisation, when the recipient did not ask for the mail (docs/decisions/0025). */
  readonly unsolicitedBy?: (payload: P) => string;
  /** Records the outcome, in a second transaction. Log and metric have every outcome without it. */
  readonly settle?: (uow: UnitOfWork, payload: P, outcome: MailOutcome) => Promise<void>;
}

/** The input of `send-mail.ts`. */
export interface Mail<P extends object, C> extends MailSpec<P, C> {
  readonly job: Job<string, P>;
}
