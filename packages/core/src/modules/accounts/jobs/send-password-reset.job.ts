import { z } from 'zod';
import { defineJob } from '../../../platform/index.ts';
import { mailRetry, undeliverable } from './account-mail.ts';

/** Mails the link of one reset. The link is derived by the handler: it is in no payload. */
export const sendPasswordResetJob = defineJob({
  name: 'password_reset.send',
  version: 1,
  payload: z.object({ userId: z.uuid(), secretId: z.uuid() }),
  retry: mailRetry,
  expireInSeconds: 120,
  deadLetter: undeliverable,
});
