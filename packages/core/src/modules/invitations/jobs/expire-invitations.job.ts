import { z } from 'zod';
import { defineJob } from '../../../platform/index.ts';

/** Sets invitations past their seven days to expired. Their links are refused from that second on, with or without this job. */
export const expireInvitationsJob = defineJob({
  name: 'invitation.expire',
  version: 1,
  payload: z.object({}),
  retry: { limit: 2, delay: 10, delayMax: 30 },
  expireInSeconds: 120,
  schedule: '* * * * *',
});
