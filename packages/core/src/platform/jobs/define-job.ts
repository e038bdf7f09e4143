import type { z } from 'zod';

export interface RetryPolicy {
  /** Attempts after the first one. */
  readonly limit: number;
  /** Seconds before the first retry; doubles each time. */
  readonly delay: number;
  /** Longest wait between two attempts, seconds. */
  readonly delayMax: number;
}

/** What producers know of a job: its name and payload. Its handler lives in another file, so that nobody pulls in mailers. */
export interface Job<N extends string, P> {
  readonly name: N;
  /** Raised when the payload's shape changes; part of every payload sent. */
  readonly version: number;
  readonly payload: z.ZodType<P>;
  readonly retry: RetryPolicy;
  /** Seconds an attempt may take before it counts as lost. */
  readonly expireInSeconds: number;
  /** Name of the job that gets what failed for good. */
  readonly deadLetter?: string;
  /** False: nobody is woken for it, workers come to look every two seconds; its work then follows no single request (SECURITY R03). */
  readonly wake?: false;
  /** Most jobs that one run of the handler is for: it does what all of them ask for, whichever it is given. One when left out. */
  readonly together?: number;
  /** Cron in UTC; the job then runs with an empty payload. */
  readonly schedule?: string;
}
export type AnyJob = Job<string, unknown>;

/** Names a job. Payloads hold ids and versions, never addresses, names or tokens. */
export function defineJob<const N extends string, P>(job: Job<N, P>): Job<N, P> {
  return job;
}
