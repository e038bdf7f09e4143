import { z } from 'zod';
import { defineJob } from '../../../platform/index.ts';

const wish = z.object({
  invitationId: z.uuid(),
  partnerId: z.uuid(),
  /** Null for an invitation that nobody made, such as a command's. */
  inviterId: z.uuid().nullable(),
  generation: z.int(),
});

/** Finds who holds the office now: the holder of an expired link would like a new one. */
export const newLinkRequestedJob = defineJob({
  name: 'invitation.new_link_requested',
  version: 2,
  payload: wish,
  retry: { limit: 20, delay: 8, delayMax: 3_600 },
  expireInSeconds: 120,
});

/** Mails one of them, so that a refusal at one address repeats no mail to another. */
export const notifyOfNewLinkJob = defineJob({
  name: 'invitation.notify_of_new_link',
  version: 1,
  payload: wish.extend({ membershipId: z.uuid() }),
  retry: { limit: 60, delay: 8, delayMax: 3_600 },
  expireInSeconds: 120,
});
