import { z } from 'zod';
import { defineJob } from '../../../platform/index.ts';
import { mailRetry, undeliverable } from './account-mail.ts';

/** Mails the code of one proof. The code is derived by the handler: it is in no payload. */
export const sendEmailProofJob = defineJob({
  name: 'email_proof.send',
  version: 1,
  payload: z.object({ userId: z.uuid(), secretId: z.uuid() }),
  retry: mailRetry,
  expireInSeconds: 120,
  deadLetter: undeliverable,
});
