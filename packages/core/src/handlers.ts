import type { Kysely } from 'kysely';
import { accountNoticeJob } from './modules/accounts/index.ts';
import { sendAccountNotice, tellOfNewDevice } from './modules/accounts/jobs/account-notice.handler.ts';
import {
  newLinkRequestedJob,
  expireInvitations,
  expireInvitationsJob,
  sendInvitationJob,
  undeliverableInvitationJob,
} from './modules/invitations/index.ts';
import { tellInviter } from './modules/invitations/jobs/new-link-requested.handler.ts';
import type { MailDeps } from './modules/invitations/jobs/mail-deps.ts';
import { sendInvitation } from './modules/invitations/jobs/send-invitation.handler.ts';
import { noteUndeliverable } from './modules/invitations/jobs/undeliverable-invitation.handler.ts';
import { newDeviceJob, pruneSessions, pruneSessionsJob } from './modules/sessions/index.ts';
import { pruneKeysJob } from './platform/idempotency/prune-keys.job.ts';
import { pruneKeys } from './platform/idempotency/prune-keys.ts';
import { bindJob, type BoundJob } from './platform/jobs/handle.ts';

export interface HandlerDeps extends MailDeps {
  readonly db: Kysely<unknown>;
}

/** Each job with what does its work. */
export function bindHandlers(deps: HandlerDeps): BoundJob[] {
  return [
    bindJob(sendInvitationJob, (payload) => sendInvitation(deps, payload)),
    bindJob(undeliverableInvitationJob, (payload) => noteUndeliverable(deps.runUnit, payload)),
    bindJob(newLinkRequestedJob, (payload) => tellInviter(deps, payload)),
    bindJob(expireInvitationsJob, () => expireInvitations(deps.db, deps.runUnit)),
    bindJob(accountNoticeJob, (payload) => sendAccountNotice(deps, payload)),
    bindJob(newDeviceJob, (payload) => tellOfNewDevice(deps, payload)),
    bindJob(pruneKeysJob, () => pruneKeys(deps.db)),
    bindJob(pruneSessionsJob, () => pruneSessions(deps.db)),
  ];
}
