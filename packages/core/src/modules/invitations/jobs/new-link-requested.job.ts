import { z } from 'zod';
import { defineJob } from '../../../platform/index.ts';

/** Tells the inviter that somebody stands before an expired invitation. */
export const newLinkRequestedJob = defineJob({
  name: 'invitation.new_link_requested',
  version: 1,
  payload: z.object({
    invitationId: z.uuid(),
    partnerId: z.uuid(),
    inviterId: z.uuid(),
    generation: z.int(),
  }),
  retry: { limit: 20, delay: 8, delayMax: 3_600 },
  expireInSeconds: 120,
});
