// Offers of one membership to one address. Owns invitations. Invariants: a link is derived and not stored; resending raises the generation
// and invalidates older links; a link is valid for seven days by the database's clock and works once, however many try; an address has one
// pending invitation per organisation; opening a link changes nothing.
import type { Manifest } from '../../platform/index.ts';
import { sendInvitationJob } from './jobs/send-invitation.job.ts';
import { remindInvitationsJob, sendReminderJob } from './jobs/remind-invitations.job.ts';
import { newLinkRequestedJob, notifyOfNewLinkJob } from './jobs/new-link-requested.job.ts';
import { expireInvitationsJob } from './jobs/expire-invitations.job.ts';
import { InvitationEntity } from './persistence/invitation.entity.ts';

export { linkToken } from './domain/invitation-link.ts';
export { listInvitations } from './queries/list-invitations.ts';
export {
  openInvitation,
  openInvitations,
  openStates,
  shownState,
  type OpenState,
} from './queries/open-invitations.ts';
export { previewInvitation, type Branding } from './queries/preview-invitation.ts';
export { acceptInvitation, type Accepted } from './use-cases/accept-invitation.ts';
export { expireInvitations } from './use-cases/expire-invitations.ts';
export { checkAddresses, createInvitations, distinctCandidates } from './use-cases/create-invitations.ts';
export {
  changeInvitationRole,
  copyInvitationLink,
  findInvitation,
  resendInvitation,
  revokeInvitation,
  type Invitation,
  type LinkSettings,
} from './use-cases/manage-invitation.ts';
export { remindInvitations } from './use-cases/remind-invitations.ts';
export { requestNewLink } from './use-cases/request-new-link.ts';

export const manifest = {
  entities: [InvitationEntity],
  jobs: [
    sendInvitationJob,
    remindInvitationsJob,
    sendReminderJob,
    newLinkRequestedJob,
    notifyOfNewLinkJob,
    expireInvitationsJob,
  ],
  worker: () => import('./worker.ts'),
} satisfies Manifest;
