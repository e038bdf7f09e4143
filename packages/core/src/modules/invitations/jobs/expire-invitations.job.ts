import { z } from 'zod';
import { defineJob } from '../../../platform/index.ts';

/** Marks what is past its seven days. Links are refused from that second on, with or without this job. */
export const expireInvitationsJob = defineJob({
  name: 'invitation.expire',
  version: 1,
  payload: z.object({}),
  retry: { limit: 2, delay: 10, delayMax: 30 },
  expireInSeconds: 120,
  schedule: '* * * * *',
});
