import { z } from 'zod';
import { defineJob } from '../../../platform/index.ts';

/** Tells a person of a sign-in with a device or from a network they have not signed in with for 90 days. */
export const newDeviceJob = defineJob({
  name: 'session.new_device',
  version: 1,
  payload: z.object({
    userId: z.uuid(),
    /** Handle of the session; its device is described while it lives. */
    sessionId: z.uuid(),
    /** When it began, milliseconds since 1970. */
    at: z.int(),
  }),
  // As invitations: quick at first, then hourly for more than a day (SECURITY R46).
  retry: { limit: 60, delay: 8, delayMax: 3_600 },
  expireInSeconds: 120,
});
