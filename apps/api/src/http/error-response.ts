import type { Reason } from '@gatehouse/policy';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { answers, errorShape } from '../trpc/errors.ts';

/** Answers a refusal made before tRPC is reached, in the shape tRPC uses. */
export function errorResponse(c: Context, reason: Reason, requestId: string): Response {
  const { status } = answers[reason];
  return c.json(
    { error: errorShape({ reason }, requestId) },
    status satisfies number as ContentfulStatusCode,
  );
}
