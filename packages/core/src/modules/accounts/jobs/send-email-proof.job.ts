import { z } from 'zod';
import { mailJob } from '../../../platform/index.ts';

/** Mails the code of one proof. The handler derives the code: no payload holds it. */
export const sendEmailProofJob = mailJob({
  name: 'email_proof.send',
  version: 1,
  payload: z.object({ userId: z.uuid(), secretId: z.uuid() }),
});
