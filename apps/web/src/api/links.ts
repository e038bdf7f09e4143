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

const url = '/trpc';
/** CONTRACT §2: a larger batch is refused as a whole. */
const maxBatch = 10;
/** Without it a change is not a portal request; a foreign site cannot set it without a preflight. */
const portalRequest = { 'x-portal-request': '1' };

function mutationHeaders({ op }: { op: Operation }): HTTPHeaders {
  const key = op.context['idempotencyKey'];
  return typeof key === 'string' ? { ...portalRequest, 'idempotency-key': key } : portalRequest;
}

/** For a query that no page waits for: `useQuery(input, { trpc: { context: alone } })`. */
export const alone = { alone: true } as const;

/**
 * Queries share requests, changes go alone: sign-in, reset and accept refuse company, a change must not wait for the slowest
 * of a batch, and an idempotency key belongs to one call. A query that no page waits for goes alone as well (`context: alone`).
 */
export function links(): TRPCLink<AppRouter>[] {
  return [
    splitLink({
      condition: ({ type }) => type === 'mutation',
      true: [oneCallLink(), httpLink({ url, headers: mutationHeaders })],
      false: splitLink({
        condition: ({ context }) => context['alone'] === true,
        true: httpLink({ url, headers: portalRequest }),
        false: httpBatchLink({ url, maxItems: maxBatch, headers: portalRequest }),
      }),
    }),
  ];
}
