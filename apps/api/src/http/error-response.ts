import type { Reason } from '@gatehouse/policy';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { answers, errorData } from '../trpc/errors.ts';

/** A refusal made before tRPC is reached, in tRPC's own shape. */
export function errorResponse(c: Context, reason: Reason, requestId: string): Response {
  const { status, message } = answers[reason];
  const body = { error: { message, code: -32_000, data: errorData({ reason }, requestId) } };
  return c.json(body, status satisfies number as ContentfulStatusCode);
}
