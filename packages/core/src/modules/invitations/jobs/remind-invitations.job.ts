import { z } from 'zod';
import { defineJob, mailJob } from '../../../platform/index.ts';
import { sendInvitationJob } from './send-invitation.job.ts';

/** Finds invitations that expire within two days and have not been reminded of. */
export const remindInvitationsJob = defineJob({
  name: 'invitation.remind',
  version: 1,
  payload: z.object({}),
  retry: { limit: 2, delay: 10, delayMax: 30 },
  expireInSeconds: 120,
  schedule: '*/10 * * * *',
});

/** Mails the reminder of one generation. */
export const sendReminderJob = mailJob({
  name: 'invitation.send_reminder',
  version: 1,
  payload: sendInvitationJob.payload,
});
