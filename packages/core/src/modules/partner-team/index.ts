// The partner's own team as one surface: roster, roles, removals, invitations, settings. Owns no table. Invariants: everything here is
// about the actor's own partner, whatever ids the browser sends; every change runs under the partner's lock, with the actor's role read
// again under it.
import type { Manifest } from '../../platform/index.ts';

export { getMember } from './queries/get-member.ts';
export { checkTeamAddresses } from './queries/check-team-addresses.ts';
export { listAssignedClientsOf } from './queries/list-assigned-clients.ts';
export { listMemberSessions } from './queries/list-member-sessions.ts';
export { listMembers } from './queries/list-members.ts';
export { getOwnSettings } from './queries/get-own-settings.ts';
export { listOwnInvitations } from './queries/own-partner-lists.ts';
export {
  changeMemberRole,
  deactivateMember,
  reactivateMember,
  removeMember,
  revokeMemberSession,
  revokeMemberSessions,
} from './use-cases/manage-member.ts';
export {
  changeTeamInvitationRole,
  copyTeamInvitationLink,
  inviteTeamMembers,
  resendTeamInvitation,
  revokeTeamInvitation,
} from './use-cases/team-invitations.ts';
export { updateOwnSettings } from './use-cases/update-settings.ts';

export const manifest = {
  entities: [],
  jobs: [],
} satisfies Manifest;
