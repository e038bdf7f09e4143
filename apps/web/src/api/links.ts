import type { AppRouter } from '@gatehouse/api/router';
import {
  httpBatchLink,
  httpLink,
  splitLink,
  type HTTPHeaders,
  type Operation,
  type TRPCLink,
} from '@trpc/client';
import { oneCallLink } from './one-call-link.ts';
import { doneLink, fetchAsShown, sessionLink, shownHeaders, type ShownPage } from './shown-link.ts';

const url = '/trpc';
/** CONTRACT §2: a larger batch is refused as a whole. */
const maxBatch = 10;
/** Without it a change is not a portal request; a foreign site cannot set it without a preflight. */
const portalRequest = { 'x-portal-request': '1' };

/** What signs somebody in says where the clock on their wall is, for the times in their mails. */
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

/** For a query that no page waits for: `useQuery(input, { trpc: { context: alone } })`. */
export const alone = { alone: true } as const;

/**
 * Queries share requests, changes go alone: sign-in, reset and accept refuse company, a change must not wait for the slowest
 * of a batch, and an idempotency key belongs to one call. A query that no page waits for goes alone as well (`context: alone`), and the
 * session, which tells whether the answers to the others are for this page at all.
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
        true: [sessionLink(page), httpLink({ url, headers })],
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
