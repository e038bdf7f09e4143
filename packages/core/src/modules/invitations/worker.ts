import { bindJob, type WorkerDeps } from '../../platform/index.ts';
import { expireInvitationsJob } from './jobs/expire-invitations.job.ts';
import { invitationMail, reminderMail } from './jobs/invitation.mail.ts';
import { notifyOffice } from './jobs/new-link-requested.handler.ts';
import { newLinkRequestedJob } from './jobs/new-link-requested.job.ts';
import { newLinkRequestedMail } from './jobs/new-link-requested.mail.ts';
import { remindInvitationsJob } from './jobs/remind-invitations.job.ts';
import { expireInvitations } from './use-cases/expire-invitations.ts';
import { remindInvitations } from './use-cases/remind-invitations.ts';

export const mails = [invitationMail, reminderMail, newLinkRequestedMail];

export const handlers = (deps: WorkerDeps) => [
  bindJob(newLinkRequestedJob, (request) => notifyOffice(deps, request)),
  bindJob(remindInvitationsJob, () => remindInvitations(deps.db, deps.transact)),
  bindJob(expireInvitationsJob, () => expireInvitations(deps.db, deps.transact)),
];
