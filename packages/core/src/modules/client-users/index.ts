// The people of a partner's clients, and who is invited to become one. Owns no table: memberships are identity's, invitations the
// invitations module's. Invariants: managed by the partner's administrators always, by the client's own where `manage_users` is on; nobody
// reaches above their own role; a client that manages itself keeps an active administrator. Every change runs under lockClient().
export * from './contract.ts';
export { checkClientAddresses } from './queries/check-client-addresses.ts';
export { getClientUser } from './queries/get-client-user.ts';
export { listClientUserSessions } from './queries/list-client-user-sessions.ts';
export { listClientUsers } from './queries/list-client-users.ts';
export { changeClientUserRole } from './use-cases/change-role.ts';
export { deactivateClientUser } from './use-cases/deactivate.ts';
export { inviteClientUsers } from './use-cases/invite.ts';
export { lockClient } from './use-cases/lock-client.ts';
export { lockClientUser } from './use-cases/lock-client-user.ts';
export {
  changeClientInvitationRole,
  copyClientInvitationLink,
  resendClientInvitation,
  revokeClientInvitation,
} from './use-cases/manage-invitation.ts';
export { reactivateClientUser } from './use-cases/reactivate.ts';
export { removeClientUser } from './use-cases/remove.ts';
export { revokeClientUserSession, revokeClientUserSessions } from './use-cases/revoke-sessions.ts';
export { clientUserResetAddress, sendClientUserPasswordReset } from './use-cases/send-password-reset.ts';
export { updateClientUser } from './use-cases/update.ts';
