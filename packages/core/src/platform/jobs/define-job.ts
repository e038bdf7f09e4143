import type { z } from 'zod';

export interface RetryPolicy {
  /** Attempts after the first one. */
  readonly limit: number;
  /** Seconds before the first retry; doubles each time. */
  readonly delay: number;
  /** Longest wait between two attempts, seconds. */
  readonly delayMax: number;
}

/** What producers know of a job: its name and payload. The handler has its own file, so that producers do not import mailers. */
export interface Job<N extends string, P> {
  readonly name: N;
  /** Increase it when the payload's shape changes. Every payload carries it. */
  readonly version: number;
  readonly payload: z.ZodType<P>;
  readonly retry: RetryPolicy;
  /** Seconds an attempt may take before it counts as lost. */
  readonly expireInSeconds: number;
  /** Name of the job that receives payloads whose retries are used up. */
  readonly deadLetter?: string;
  /**
   * False: enqueuing does not wake a worker. Workers poll every two seconds, so the timing of the work reveals no single request (SECURITY
   * R03).
   */
  readonly wake?: false;
  /** The most jobs that one run of the handler covers: it does the work of all of them, whichever it is given. Default 1. */
  readonly together?: number;
  /** The most jobs of this queue that one worker runs simultaneously. Default 1. */
  readonly concurrency?: number;
  /** Cron in UTC; the job then runs with an empty payload. */
  readonly schedule?: string;
}
export type AnyJob = Job<string, unknown>;

/** Names a job. Payloads hold ids and versions, never addresses, names or tokens. */
export function defineJob<const N extends string, P>(job: Job<N, P>): Job<N, P> {
  return job;
}
