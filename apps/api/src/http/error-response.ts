import type { Reason } from '@gatehouse/policy';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { answers, errorShape } from '../trpc/errors.ts';

/** A refusal made before tRPC is reached, in tRPC's own shape. */
export function errorResponse(c: Context, reason: Reason, requestId: string): Response {
  const { status } = answers[reason];
  return c.json(
    { error: errorShape({ reason }, requestId) },
    status satisfies number as ContentfulStatusCode,
  );
}
