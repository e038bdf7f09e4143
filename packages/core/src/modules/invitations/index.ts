// Offers of one membership to one address. Owns invitations.
// Invariants: a link is derived, never stored; resending raises the generation and kills older links; a link lives seven days by the
// database's clock and is taken once, however many try; one pending invitation an address and organisation; opening a link changes nothing.
export { acceptUrl, linkToken } from './domain/invitation-link.ts';
export { distinctCandidates } from './domain/plan-invitations.ts';
export { linkExpired, linkInvalid } from './invitations.errors.ts';
export { expireInvitationsJob } from './jobs/expire-invitations.job.ts';
export { newLinkRequestedJob, notifyOfNewLinkJob } from './jobs/new-link-requested.job.ts';
export { sendInvitationJob, undeliverableInvitationJob } from './jobs/send-invitation.job.ts';
export { remindInvitationsJob, sendReminderJob } from './jobs/remind-invitations.job.ts';
export { InvitationEntity } from './persistence/invitation.entity.ts';
export { checkAddresses } from './queries/check-addresses.ts';
export { listInvitations } from './queries/list-invitations.ts';
export {
  openInvitation,
  openInvitations,
  openStates,
  shownState,
  type OpenState,
} from './queries/open-invitations.ts';
export { previewInvitation, type Branding } from './queries/preview-invitation.ts';
export { acceptInvitation, type Accepted, type AcceptDeps } from './use-cases/accept-invitation.ts';
export { changeInvitationRole } from './use-cases/change-invitation-role.ts';
export { copyInvitationLink, type LinkSettings } from './use-cases/copy-invitation-link.ts';
export { expireInvitations } from './use-cases/expire-invitations.ts';
export { aboutInvitation, findInvitation, type InvitationDetails } from './use-cases/find-invitation.ts';
export { inviteMembers, type InviteMembers } from './use-cases/invite-members.ts';
export { remindInvitations } from './use-cases/remind-invitations.ts';
export { requestNewLink } from './use-cases/request-new-link.ts';
export { resendInvitation } from './use-cases/resend-invitation.ts';
export { revokeInvitation } from './use-cases/revoke-invitation.ts';
