import { z } from 'zod';
import { defineJob, type Job, type RetryPolicy } from '../jobs/define-job.ts';

/**
 * The retry schedule of every mail: quick at first, so that a minute's outage is made up within 90 s; later an hour apart, for more than a
 * day (SECURITY R46).
 */
export const mailRetry: RetryPolicy = { limit: 60, delay: 8, delayMax: 3_600 };

/** Seconds one attempt may take: the 90 of an SMTP delivery, and the mail's turn. */
export const mailSeconds = 120;

/** The dead letter of every mail. The queue records which mail it was; the payload is that mail's own. */
export const undeliverableMailJob = defineJob({
  name: 'mail.undeliverable',
  version: 1,
  payload: z.looseObject({}),
  retry: { limit: 10, delay: 30, delayMax: 600 },
  expireInSeconds: 60,
});

interface MailJob<N extends string, P> {
  readonly name: N;
  readonly version: number;
  readonly payload: z.ZodType<P>;
  /** The most mails of this kind that one worker sends simultaneously. Default 1. */
  readonly concurrency?: number;
}

/** Names a mail for the code that enqueues it. A `defineMail`, which only workers load, holds its content and recipient. */
export function mailJob<const N extends string, P>(job: MailJob<N, P>): Job<N, P> {
  return { ...job, retry: mailRetry, expireInSeconds: mailSeconds, deadLetter: undeliverableMailJob.name };
}
