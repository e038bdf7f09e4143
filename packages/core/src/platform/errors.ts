import type { Reason } from '@gatehouse/policy';

/** A client as a refusal names it to somebody who may see it. */
export interface NamedClient {
  readonly id: string;
  readonly code: string;
  readonly businessName: string;
}

/** The invitation a refused link is about, as somebody who may know of it is shown it. */
export interface NamedInvitation {
  readonly organisation: { readonly id: string; readonly kind: string; readonly name: string };
  readonly inviter: string;
  /** Set for the very person who accepted it: their place there. */
  readonly membershipId?: string;
}

interface AppErrorDetails {
  /** A sentence for each offending input key; places in arrays are dotted (`emails.3`). */
  readonly fields?: Readonly<Record<string, string>>;
  /** Seconds until it makes sense to try again. */
  readonly retryAfter?: number;
  /** The clients that stand in the way, all of the caller's own scope. */
  readonly clients?: readonly NamedClient[];
  /** Of a genuine link that leads nowhere any more. */
  readonly invitation?: NamedInvitation;
  readonly cause?: unknown;
}

/** The one error of the app. What people read of it is decided from `reason` alone; `cause` goes to the log. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly reason: Reason;
  readonly fields: Readonly<Record<string, string>> | undefined;
  readonly retryAfter: number | undefined;
  readonly clients: readonly NamedClient[] | undefined;
  readonly invitation: NamedInvitation | undefined;

  constructor(reason: Reason, details: AppErrorDetails = {}) {
    super(reason, { cause: details.cause });
    this.reason = reason;
    this.fields = details.fields;
    this.retryAfter = details.retryAfter;
    this.clients = details.clients;
    this.invitation = details.invitation;
  }
}

export const notFound = () => new AppError('not_found');
export const unauthenticated = () => new AppError('unauthenticated');
export const stale = () => new AppError('stale');
export const selfChange = () => new AppError('self_change');
export const invalidInput = (fields: Record<string, string>) => new AppError('invalid_input', { fields });
export const rateLimited = (retryAfter: number) => new AppError('rate_limited', { retryAfter });
