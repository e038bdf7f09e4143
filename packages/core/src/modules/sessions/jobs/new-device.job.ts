import { z } from 'zod';
import { mailJob } from '../../../platform/index.ts';

/** Tells a person of a sign-in with a device or from a network they have not signed in with for 90 days. */
export const newDeviceJob = mailJob({
  name: 'session.new_device',
  version: 1,
  payload: z.object({
    userId: z.uuid(),
    /** Handle of the session; its device is described while it lives. */
    sessionId: z.uuid(),
    /** When it began, milliseconds since 1970. */
    at: z.int(),
  }),
});
