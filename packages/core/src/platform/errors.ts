import type { Reason } from '@gatehouse/policy';
import type { FieldProblem } from './vocabulary.ts';

/** A client named in a refusal, shown only to people who may see the client. */
export interface NamedClient {
  readonly id: string;
  readonly code: string;
  readonly businessName: string;
}

/** The invitation a refused link is about, shown only to people who may know of it. */
export interface NamedInvitation {
  readonly organisation: { readonly id: string; readonly kind: string; readonly name: string };
  readonly inviter: string;
  /** The new membership; set only for the person who accepted the invitation. */
  readonly membershipId?: string;
}

export type FieldProblems = Readonly<Record<string, FieldProblem>>;

interface AppErrorDetails {
  /** The problem of each offending input key. Array indexes are dotted (`emails.3`). */
  readonly fields?: FieldProblems;
  /** Seconds after which a retry makes sense. */
  readonly retryAfter?: number;
  /** The clients that prevent the action, all in the actor's own scope. */
  readonly clients?: readonly NamedClient[];
  /** Set for a genuine link that no longer works. */
  readonly invitation?: NamedInvitation;
  readonly cause?: unknown;
}

/** The only error class of the app. `reason` alone decides what people read; `cause` goes to the log. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly reason: Reason;
  readonly fields: FieldProblems | undefined;
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
export const invalidInput = (fields: FieldProblems) => new AppError('invalid_input', { fields });
export const rateLimited = (retryAfter: number) => new AppError('rate_limited', { retryAfter });
