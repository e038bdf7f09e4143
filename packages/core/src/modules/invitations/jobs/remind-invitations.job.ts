import { z } from 'zod';
import { defineJob } from '../../../platform/index.ts';
import { sendInvitationJob } from './send-invitation.job.ts';

/** Looks for invitations that end within two days and have not been reminded of. */
export const remindInvitationsJob = defineJob({
  name: 'invitation.remind',
  version: 1,
  payload: z.object({}),
  retry: { limit: 2, delay: 10, delayMax: 30 },
  expireInSeconds: 120,
  schedule: '*/10 * * * *',
});

/** Mails the reminder of one generation. No dead letter: the invitation itself arrived. */
export const sendReminderJob = defineJob({
  name: 'invitation.send_reminder',
  version: 1,
  payload: sendInvitationJob.payload,
  retry: { limit: 30, delay: 8, delayMax: 3_600 },
  expireInSeconds: 120,
});
