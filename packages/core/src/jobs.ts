import {
  accountNoticeJob,
  beginPasswordResetJob,
  sendEmailProofJob,
  sendPasswordResetJob,
  undeliverableAccountMailJob,
} from './modules/accounts/index.ts';
import {
  expireInvitationsJob,
  newLinkRequestedJob,
  notifyOfNewLinkJob,
  remindInvitationsJob,
  sendReminderJob,
  sendInvitationJob,
  undeliverableInvitationJob,
} from './modules/invitations/index.ts';
import { newDeviceJob, pruneSessionsJob } from './modules/sessions/index.ts';
import { pruneKeysJob } from './platform/idempotency/prune-keys.job.ts';

/** Every job of the app. Queues are created from this list. A test checks that each job has exactly one handler. */
export const jobs = [
  sendInvitationJob,
  undeliverableInvitationJob,
  newLinkRequestedJob,
  notifyOfNewLinkJob,
  remindInvitationsJob,
  sendReminderJob,
  expireInvitationsJob,
  pruneSessionsJob,
  accountNoticeJob,
  newDeviceJob,
  pruneKeysJob,
  beginPasswordResetJob,
  sendPasswordResetJob,
  sendEmailProofJob,
  undeliverableAccountMailJob,
] as const;
