// The people of a partner's clients, and their invitees. Owns no table: memberships are identity's, invitations the invitations module's.
// Invariants: the partner's administrators always manage them, the client's own where `manage_users` is on; nobody reaches above their own
// role; a client that manages itself keeps an active administrator. Every change runs under lockClient().
import type { Manifest } from '../../platform/index.ts';

export * from './contract.ts';
export { checkClientAddresses } from './queries/check-client-addresses.ts';
export { getClientUser } from './queries/get-client-user.ts';
export { listClientUserSessions } from './queries/list-client-user-sessions.ts';
export { listClientUsers } from './queries/list-client-users.ts';
export {
  changeClientInvitationRole,
  copyClientInvitationLink,
  inviteClientUsers,
  resendClientInvitation,
  revokeClientInvitation,
} from './use-cases/client-invitations.ts';
export {
  changeClientUserRole,
  clientUserResetAddress,
  deactivateClientUser,
  reactivateClientUser,
  removeClientUser,
  revokeClientUserSession,
  revokeClientUserSessions,
  sendClientUserPasswordReset,
  updateClientUser,
} from './use-cases/manage-user.ts';

export const manifest = {
  entities: [],
  jobs: [],
} satisfies Manifest;
