import { z } from 'zod';
import { defineJob } from '../../../platform/index.ts';

/** What all mails about one's own account have in common: quick retries at first, an hour apart later, for more than a day (SECURITY R46). */
export const mailRetry = { limit: 60, delay: 8, delayMax: 3_600 } as const;
export const undeliverable = 'account_mail.undeliverable';

/** Where mails about an account end that could not be sent for more than a day. */
export const undeliverableAccountMailJob = defineJob({
  name: undeliverable,
  version: 1,
  payload: z.object({ userId: z.uuid() }),
  retry: { limit: 3, delay: 30, delayMax: 120 },
  expireInSeconds: 60,
});
