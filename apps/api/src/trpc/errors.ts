import { allActions, openPaths, selfPaths, type Reason } from '@gatehouse/policy';
import { scopeOf } from '@gatehouse/core/identity';
import {
  AppError,
  sentenceFor,
  subscriberOf,
  type AuditDraft,
  type FieldProblems,
  type NamedClient,
  type NamedInvitation,
} from '@gatehouse/core/platform';
import { fieldProblems } from '@gatehouse/core/platform/contract';
import { TRPCError } from '@trpc/server';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import { ZodError } from 'zod';
import type { CallContext } from './context.ts';

type TrpcCode = ConstructorParameters<typeof TRPCError>[0]['code'];

interface Answer {
  readonly status: number;
  readonly code: TrpcCode;
  readonly message: string;
}

const refused = (message: string) => ({ status: 403, code: 'FORBIDDEN', message }) as const;
const conflict = (message: string) => ({ status: 409, code: 'CONFLICT', message }) as const;
const unknown = (message: string) => ({ status: 404, code: 'NOT_FOUND', message }) as const;
const signedOut = (message: string) => ({ status: 401, code: 'UNAUTHORIZED', message }) as const;

/** The HTTP status and one fixed sentence for each reason (CONTRACT §2). */
export const answers = {
  unauthenticated: signedOut('Sign in first.'),
  not_found: unknown('There is nothing here.'),
  role_not_allowed: refused('Your role does not allow this.'),
  permission_disabled: refused('This is turned off for your organisation.'),
  organisation_pending: refused('Your organisation is not set up yet.'),
  organisation_suspended: refused('Your organisation is suspended.'),
  organisation_archived: refused('Your organisation is archived.'),
  mfa_enrolment_required: refused('Set up two-step verification first.'),
  email_unproven: refused('Confirm your e-mail address first.'),
  request_verification_failed: refused('This request did not come from the portal.'),
  reauthentication_required: refused('Enter your password again.'),
  self_change: conflict('You cannot change your own membership.'),
  last_admin: conflict('This is the last administrator.'),
  last_support_contact: conflict('This is the last support contact of a client.'),
  already_exists: conflict('This already exists.'),
  stale: conflict('Someone changed this in the meantime.'),
  membership_changed: conflict('The session belongs to another person or membership than this page shows.'),
  role_not_on_offer: conflict('This role is no longer available.'),
  idempotency_conflict: conflict('The same idempotency key was used with another input.'),
  invalid_input: { status: 400, code: 'BAD_REQUEST', message: 'The input is not valid.' },
  invalid_credentials: signedOut('The e-mail address or password is wrong.'),
  invalid_code: signedOut('The code is wrong.'),
  link_invalid: unknown('The link is not valid.'),
  link_expired: { status: 410, code: 'NOT_FOUND', message: 'The link has expired.' },
  wrong_account: conflict('You are signed in with a different account.'),
  rate_limited: { status: 429, code: 'TOO_MANY_REQUESTS', message: 'Too many attempts. Try again later.' },
  too_large: { status: 413, code: 'PAYLOAD_TOO_LARGE', message: 'The request is too large.' },
  internal: { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side.' },
} as const satisfies Record<Reason, Answer>;

/** The codes that tRPC raises itself, before or around a procedure. */
const reasonOfCode: Partial<Record<TrpcCode, Reason>> = {
  NOT_FOUND: 'not_found',
  METHOD_NOT_SUPPORTED: 'not_found',
  BAD_REQUEST: 'invalid_input',
  PARSE_ERROR: 'invalid_input',
  UNSUPPORTED_MEDIA_TYPE: 'request_verification_failed',
  PAYLOAD_TOO_LARGE: 'too_large',
};

export interface Refusal {
  readonly reason: Reason;
  readonly fields?: FieldProblems | undefined;
  readonly retryAfter?: number | undefined;
  readonly clients?: readonly NamedClient[] | undefined;
  readonly invitation?: NamedInvitation | undefined;
}

/** The refusal for anything thrown. An error that is not an AppError becomes `internal`, without details. */
export function refusalOf(error: TRPCError): Refusal {
  const { cause } = error;
  if (cause instanceof AppError) return cause;
  if (cause instanceof ZodError) return { reason: 'invalid_input', fields: fieldProblems(cause) };
  return { reason: reasonOfCode[error.code] ?? 'internal' };
}

/** The only code that makes a TRPCError. */
export function toTrpcError(error: AppError): TRPCError {
  const { code, message } = answers[error.reason];
  return new TRPCError({ code, message, cause: error });
}

/**
 * The whole `error` object, made from the reason alone: two refusals with the same reason are identical, whatever raised them. It never
 * holds a path, a stack or a word of the database.
 */
export function errorShape({ reason, fields, clients, invitation }: Refusal, requestId: string) {
  const { status, code, message } = answers[reason];
  return {
    message,
    code: TRPC_ERROR_CODES_BY_KEY[code],
    data: {
      code: reason === 'link_expired' ? 'GONE' : code,
      httpStatus: status,
      reason,
      requestId,
      ...(fields ? { fields: sentencesOf(fields), fieldCodes: fields } : {}),
      ...(clients ? { clients } : {}),
      ...(invitation ? { invitation } : {}),
    },
  };
}

/** English, for programs that call the API. The web app words the codes in its reader's language. */
const sentencesOf = (fields: FieldProblems): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([key, problem]) => [key, sentenceFor(problem)]));

/**
 * Refusals worth an audit event: a limit, a role, a wrong code or a forged request (CONTRACT §4). Failed sign-ins, including wrong codes at
 * sign-in, have their own event.
 */
const isLogged = ({ actor }: CallContext, reason: Reason) =>
  (reason === 'invalid_code' && actor.kind === 'user') ||
  answers[reason].status === 403 ||
  answers[reason].status === 429;

/** Records an event outside the refused transaction, which is rolled back. Refusals of one minute share one event. */
export async function noteRefusal(ctx: CallContext, path: string, reason: Reason): Promise<void> {
  if (isLogged(ctx, reason)) await note(ctx, path, reason);
}

/** The same for any reason. `subject` is what the refusal is about. */
export async function note(
  { deps, actor, origin }: CallContext,
  path: string,
  reason: Reason,
  subject?: AuditDraft['subject'],
): Promise<void> {
  const procedure = knownPart(path);
  // Forged requests can name any procedure at no cost. They share one key, so that they use only one of the sender's slots.
  const isForged = reason === 'request_verification_failed';
  await deps.app.refusals.note({
    context: { actor, origin, scope: scopeOf(actor) },
    who: actor.kind === 'user' ? actor.userId : subscriberOf(origin.ip),
    procedure: isForged ? 'any' : procedure,
    reason,
    event: { action: 'request.refused', details: { procedure, reason }, ...(subject ? { subject } : {}) },
  });
}

const known: ReadonlySet<string> = new Set([...allActions, ...selfPaths, ...openPaths]);

/** A forged request's path can be any text. The log shows `?` for every name that is not a procedure. */
const knownPart = (path: string) =>
  path
    .slice(0, 500)
    .split(',')
    .map((name) => (known.has(name) ? name : '?'))
    .join(',')
    .slice(0, 200);
