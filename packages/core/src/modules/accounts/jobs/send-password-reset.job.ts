import { z } from 'zod';
import { mailJob } from '../../../platform/index.ts';

/** Mails the link of one reset. The handler derives the link: no payload holds it. */
export const sendPasswordResetJob = mailJob({
  name: 'password_reset.send',
  version: 1,
  payload: z.object({ userId: z.uuid(), secretId: z.uuid() }),
});
