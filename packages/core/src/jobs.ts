import {
  beginPasswordResetJob,
  passwordChangedJob,
  sendEmailProofJob,
  sendPasswordResetJob,
  undeliverableAccountMailJob,
} from './modules/accounts/index.ts';
import {
  expireInvitationsJob,
  newLinkRequestedJob,
  sendInvitationJob,
  undeliverableInvitationJob,
} from './modules/invitations/index.ts';
import { pruneSessionsJob } from './modules/sessions/index.ts';

/** Every job of the house. Queues are made from this list; a test holds that each has exactly one handler. */
export const jobs = [
  sendInvitationJob,
  undeliverableInvitationJob,
  newLinkRequestedJob,
  expireInvitationsJob,
  pruneSessionsJob,
  beginPasswordResetJob,
  sendPasswordResetJob,
  passwordChangedJob,
  sendEmailProofJob,
  undeliverableAccountMailJob,
] as const;
