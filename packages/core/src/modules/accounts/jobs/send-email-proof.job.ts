import { z } from 'zod';
import { mailJob } from '../../../platform/index.ts';

/** Mails the code of one proof. The code is derived by the handler: it is in no payload. */
export const sendEmailProofJob = mailJob({
  name: 'email_proof.send',
  version: 1,
  payload: z.object({ userId: z.uuid(), secretId: z.uuid() }),
});
