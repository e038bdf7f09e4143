import { z } from 'zod';
import { mailJob } from '../../../platform/index.ts';

/** Mails the link of one reset. The link is derived by the handler: it is in no payload. */
export const sendPasswordResetJob = mailJob({
  name: 'password_reset.send',
  version: 1,
  payload: z.object({ userId: z.uuid(), secretId: z.uuid() }),
});
