import type { z } from 'zod';
import type { undeliverableAccountMailJob } from './account-mail.ts';
import type { PostDeps } from './send-account-mail.ts';

/** Nothing is left to mend after a day: links and codes are long over. The operator is told that mail does not leave. */
export async function noteUndeliverableAccountMail(
  { logger }: Pick<PostDeps, 'logger'>,
  { userId }: z.infer<typeof undeliverableAccountMailJob.payload>,
): Promise<void> {
  logger.error({ userId }, 'a mail about an account could not be sent for more than a day');
}
