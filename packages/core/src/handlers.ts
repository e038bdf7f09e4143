import { sendAccountNotice, notifyOfNewDevice } from './modules/accounts/jobs/account-notice.handler.ts';
import {
  accountNoticeJob,
  beginPasswordResets,
  beginPasswordResetJob,
  sendEmailProofJob,
  sendPasswordResetJob,
  undeliverableAccountMailJob,
} from './modules/accounts/index.ts';
import type { PostDeps } from './modules/accounts/jobs/send-account-mail.ts';
import { mailEmailProof } from './modules/accounts/jobs/send-email-proof.handler.ts';
import { mailPasswordReset } from './modules/accounts/jobs/send-password-reset.handler.ts';
import { noteUndeliverableAccountMail } from './modules/accounts/jobs/undeliverable-account-mail.handler.ts';
import {
  newLinkRequestedJob,
  notifyOfNewLinkJob,
  remindInvitations,
  remindInvitationsJob,
  expireInvitations,
  expireInvitationsJob,
  sendInvitationJob,
  sendReminderJob,
  undeliverableInvitationJob,
} from './modules/invitations/index.ts';
import { mailNewLinkRequest, notifyOffice } from './modules/invitations/jobs/new-link-requested.handler.ts';
import type { MailDeps } from './modules/invitations/jobs/mail-deps.ts';
import { sendInvitation } from './modules/invitations/jobs/send-invitation.handler.ts';
import { sendReminder } from './modules/invitations/jobs/send-reminder.handler.ts';
import { noteUndeliverable } from './modules/invitations/jobs/undeliverable-invitation.handler.ts';
import { newDeviceJob, pruneSessions, pruneSessionsJob } from './modules/sessions/index.ts';
import { pruneKeysJob } from './platform/idempotency/prune-keys.job.ts';
import { pruneKeys } from './platform/idempotency/prune-keys.ts';
import { bindJob, type BoundJob } from './platform/jobs/handle.ts';
import type { Db } from './platform/index.ts';

export interface HandlerDeps extends MailDeps, PostDeps {
  readonly db: Db;
}

/** The dependencies that the app itself provides. */
export type AppProvided = 'db' | 'transact' | 'keyring' | 'logger' | 'attempts';

/** Every job with its handler. */
export function bindHandlers(deps: HandlerDeps): BoundJob[] {
  return [
    bindJob(sendInvitationJob, (payload) => sendInvitation(deps, payload)),
    bindJob(undeliverableInvitationJob, (payload) => noteUndeliverable(deps.transact, payload)),
    bindJob(newLinkRequestedJob, (payload) => notifyOffice(deps, payload)),
    bindJob(notifyOfNewLinkJob, (payload) => mailNewLinkRequest(deps, payload)),
    bindJob(remindInvitationsJob, () => remindInvitations(deps.db, deps.transact)),
    bindJob(sendReminderJob, (payload) => sendReminder(deps, payload)),
    bindJob(expireInvitationsJob, () => expireInvitations(deps.db, deps.transact)),
    bindJob(accountNoticeJob, (payload) => sendAccountNotice(deps, payload)),
    bindJob(newDeviceJob, (payload) => notifyOfNewDevice(deps, payload)),
    bindJob(pruneKeysJob, () => pruneKeys(deps.db)),
    bindJob(pruneSessionsJob, () => pruneSessions(deps.db)),
    bindJob(beginPasswordResetJob, () => beginPasswordResets(deps)),
    bindJob(sendPasswordResetJob, (payload) => mailPasswordReset(deps, payload)),
    bindJob(sendEmailProofJob, (payload) => mailEmailProof(deps, payload)),
    bindJob(undeliverableAccountMailJob, (payload) => noteUndeliverableAccountMail(deps, payload)),
  ];
}
