import { z } from 'zod';
import { defineJob, mailJob, mailRetry, undeliverableMailJob } from '../../../platform/index.ts';

const request = z.object({
  invitationId: z.uuid(),
  partnerId: z.uuid(),
  /** Null for an invitation without an inviter, such as a command's. */
  inviterId: z.uuid().nullable(),
  generation: z.int(),
});

export type NewLinkRequest = z.infer<typeof request>;

/** Finds the administrators to notify: the holder of an expired link asks for a new one. */
export const newLinkRequestedJob = defineJob({
  name: 'invitation.new_link_requested',
  version: 2,
  payload: request,
  retry: mailRetry,
  expireInSeconds: 60,
  deadLetter: undeliverableMailJob.name,
});

/** Mails one of them, so that a failure for one address repeats no mail to another. */
export const notifyOfNewLinkJob = mailJob({
  name: 'invitation.notify_of_new_link',
  version: 1,
  payload: request.extend({ membershipId: z.uuid() }),
});
