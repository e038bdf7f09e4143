import { z } from 'zod';
import { mailJob } from '../../../platform/index.ts';

/** Mails one generation of an invitation's link. */
export const sendInvitationJob = mailJob({
  name: 'invitation.send',
  version: 1,
  payload: z.object({ invitationId: z.uuid(), partnerId: z.uuid(), generation: z.int() }),
  concurrency: 4,
});
export type SendPayload = z.infer<typeof sendInvitationJob.payload>;
