import { z } from 'zod';
import { mailJob } from '../../../platform/index.ts';

/** Notifies a person of a sign-in with a device or from a network they have not used for 90 days. */
export const newDeviceJob = mailJob({
  name: 'session.new_device',
  version: 1,
  payload: z.object({
    userId: z.uuid(),
    /** Handle of the session. Its device is described while the session runs. */
    sessionId: z.uuid(),
    /** Start of the session, milliseconds since 1970. */
    at: z.int(),
  }),
});
