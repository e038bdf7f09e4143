import { z } from 'zod';
import { defineJob } from '../../../platform/index.ts';

/** Mails one generation of an invitation's link. The link is derived by the handler: it is in no payload. */
export const sendInvitationJob = defineJob({
  name: 'invitation.send',
  version: 1,
  payload: z.object({ invitationId: z.uuid(), partnerId: z.uuid(), generation: z.int() }),
  // Quick at first, so that a minute's outage is made up within 90 s; an hour apart later, for more than a day (SECURITY R46).
  retry: { limit: 60, delay: 8, delayMax: 3_600 },
  expireInSeconds: 120,
  deadLetter: 'invitation.undeliverable',
});

/** Where invitations end that could not be mailed for more than a day: the inviter is shown that delivery failed. */
export const undeliverableInvitationJob = defineJob({
  name: 'invitation.undeliverable',
  version: 1,
  payload: sendInvitationJob.payload,
  retry: { limit: 10, delay: 30, delayMax: 600 },
  expireInSeconds: 60,
});
