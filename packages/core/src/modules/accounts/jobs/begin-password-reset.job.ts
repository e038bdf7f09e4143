import { z } from 'zod';
import { defineJob } from '../../../platform/index.ts';

/** Looks up whom requests for a reset are about. There is one for every request, whatever the address; one run takes up all there are. */
export const beginPasswordResetJob = defineJob({
  name: 'password_reset.begin',
  version: 1,
  payload: z.object({ requestId: z.uuid() }),
  retry: { limit: 30, delay: 4, delayMax: 600 },
  expireInSeconds: 60,
  wake: false,
  together: 500,
});
