import { z } from 'zod';
import { defineJob } from '../../../platform/index.ts';

/** Looks up the people of reset requests. Every request enqueues one, whatever the address; one run processes all waiting requests. */
export const beginPasswordResetJob = defineJob({
  name: 'password_reset.begin',
  version: 1,
  payload: z.object({ requestId: z.uuid() }),
  retry: { limit: 30, delay: 4, delayMax: 600 },
  expireInSeconds: 60,
  wake: false,
  together: 500,
});
