import { isFieldCode, type FieldParams, type FieldProblem } from '@gatehouse/core/platform/vocabulary';
import { reasons, type Reason } from '@gatehouse/policy';
import { TRPCClientError } from '@trpc/client';
import { isMissingPart } from './missing-part.ts';

/**
 * What went wrong, as the screens need it. `offline` and `unreachable`: no answer came. `not_loaded` and `new_version`: the page's code
 * could not be loaded, without a connection or because the server has a newer build. `crash`: our own code failed.
 */
export interface Problem {
  readonly reason: Reason | 'offline' | 'unreachable' | 'not_loaded' | 'new_version' | 'crash';
  readonly requestId: string | null;
  /** The problem of each refused input, keyed as sent (`emails.3`). */
  readonly fields: Readonly<Record<string, FieldProblem>>;
  /** Seconds until it makes sense to try again, where the server said so. */
  readonly retryAfter: number | null;
  /** With `last_support_contact`: the clients that would have no support contact. */
  readonly clients: readonly { readonly id: string; readonly code: string; readonly businessName: string }[];
  /** With `link_expired` and `link_invalid`: the link's invitation, for readers who may know of it. */
  readonly invitation: RefusedInvitation | null;
}

export interface RefusedInvitation {
  readonly organisation: string;
  readonly inviter: string;
  /** The reader's membership; set when the reader accepted the invitation. */
  readonly membershipId: string | null;
}

const nothingKnown = { requestId: null, fields: {}, retryAfter: null, clients: [], invitation: null };

export function toProblem(error: unknown): Problem {
  if (isMissingPart(error))
    return { ...nothingKnown, reason: navigator.onLine ? 'new_version' : 'not_loaded' };
  if (!(error instanceof TRPCClientError)) return { ...nothingKnown, reason: 'crash' };
  const data: unknown = error.data;
  if (!isRecord(data)) return { ...nothingKnown, reason: navigator.onLine ? 'unreachable' : 'offline' };
  return {
    reason: reasons.find((reason) => reason === data['reason']) ?? 'internal',
    requestId: typeof data['requestId'] === 'string' ? data['requestId'] : null,
    fields: fieldsIn(data['fieldCodes']),
    retryAfter: retryAfterOf(error.meta),
    clients: clientsIn(data['clients']),
    invitation: invitationIn(data['invitation']),
  };
}

function retryAfterOf(meta: Record<string, unknown> | undefined): number | null {
  const response = meta?.['response'];
  const seconds =
    response instanceof Response ? Number(response.headers.get('retry-after') ?? Number.NaN) : Number.NaN;
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : null;
}

/** A newer server may send a code without a text in this page. The field is marked nevertheless. */
function fieldsIn(value: unknown): Problem['fields'] {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, sent]): [string, FieldProblem] => {
      const { code, params } = isRecord(sent) ? sent : {};
      return [key, isFieldCode(code) ? { code, params: paramsIn(params) } : { code: 'invalid' }];
    }),
  );
}

function paramsIn(value: unknown): FieldParams {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string | number] =>
      ['string', 'number'].includes(typeof entry[1]),
    ),
  );
}

function clientsIn(value: unknown): Problem['clients'] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map(({ id, code, businessName }) => ({
    id: textOf(id),
    code: textOf(code),
    businessName: textOf(businessName),
  }));
}

function invitationIn(value: unknown): Problem['invitation'] {
  if (!isRecord(value) || !isRecord(value['organisation'])) return null;
  return {
    organisation: textOf(value['organisation']['name']),
    inviter: textOf(value['inviter']),
    membershipId: textOf(value['membershipId']) || null,
  };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
