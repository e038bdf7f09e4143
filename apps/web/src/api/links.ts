import type { AppRouter } from '@gatehouse/api/router';
import {
  httpBatchLink,
  httpLink,
  splitLink,
  type HTTPHeaders,
  type Operation,
  type TRPCLink,
} from '@trpc/client';
import { fetchFirst } from '../first/first-answers.ts';
import { oneCallLink } from './one-call-link.ts';
import { doneLink, fetchAsShown, sessionLink, shownHeaders, type ShownPage } from './shown-link.ts';

const url = '/trpc';
/** CONTRACT §2: a larger batch is refused as a whole. */
const maxBatch = 10;
/** The server refuses a mutation without this header. A foreign site cannot set it without a preflight. */
const portalRequest = { 'x-portal-request': '1' };

/** Procedures that sign in also send the browser's time zone, for the times in mails. */
const signsIn: ReadonlySet<string> = new Set([
  'auth.signIn',
  'auth.verifySecondFactor',
  'auth.signInWithPasskey',
  'invitations.accept',
]);

function zoneFor({ path }: Operation): { 'x-time-zone'?: string } {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return signsIn.has(path) && timeZone ? { 'x-time-zone': timeZone } : {};
}

/** Sends a query alone when no page waits for it: `useQuery(input, { trpc: { context: alone } })`. */
export const alone = { alone: true } as const;

/**
 * Queries share requests; mutations go alone. Sign-in, reset and accept must be the only call of a request, a mutation must not wait for
 * the slowest call of a batch, and an idempotency key belongs to one call. A query that no page waits for goes alone too (`context:
 * alone`). So does the session, which decides whether the other answers are for this page.
 */
export function links(page: ShownPage): TRPCLink<AppRouter>[] {
  const headersOf = (op: Operation): HTTPHeaders => {
    const key = op.context['idempotencyKey'];
    return {
      ...portalRequest,
      ...zoneFor(op),
      ...shownHeaders(page, op),
      ...(typeof key === 'string' && { 'idempotency-key': key }),
    };
  };
  const headers = ({ op }: { op: Operation }) => headersOf(op);
  const asShown = { url, fetch: fetchAsShown(page) };
  return [
    splitLink({
      condition: ({ type }) => type === 'mutation',
      true: [oneCallLink(), doneLink(page), httpLink({ url, headers })],
      false: splitLink({
        condition: ({ path }) => path === 'auth.session',
        true: [sessionLink(page), httpLink({ url, headers, fetch: fetchFirst })],
        false: splitLink({
          condition: ({ context }) => context['alone'] === true,
          true: httpLink({ ...asShown, headers }),
          false: httpBatchLink({
            ...asShown,
            maxItems: maxBatch,
            headers: ({ opList: [first] }) => headersOf(first),
          }),
        }),
      }),
    }),
  ];
}
