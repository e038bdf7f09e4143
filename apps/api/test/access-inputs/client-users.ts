import type { Inputs } from './all-inputs.ts';
import { randomId } from './random-id.ts';

export const inputs: Inputs<'clientUsers'> = {
  'clientUsers.invite': { clientId: randomId, emails: ['x@y.test'], role: 'client_member' },
  'clientUsers.resendInvitation': { invitationId: randomId },
  'clientUsers.revokeInvitation': { invitationId: randomId },
  'clientUsers.copyInvitationLink': { invitationId: randomId },
  'clientUsers.changeInvitationRole': { invitationId: randomId, role: 'client_member' },
  'clientUsers.changeRole': { memberId: randomId, role: 'client_member' },
  'clientUsers.deactivate': { memberId: randomId },
  'clientUsers.reactivate': { memberId: randomId },
  'clientUsers.remove': { memberId: randomId },
  'clientUsers.update': { memberId: randomId, displayName: 'Another Name' },
  'clientUsers.list': { clientId: randomId },
  'clientUsers.get': { memberId: randomId },
  'clientUsers.sessions': { memberId: randomId },
  'clientUsers.checkAddresses': { clientId: randomId, emails: ['x@y.test'] },
  'clientUsers.sendPasswordReset': { memberId: randomId },
  'clientUsers.revokeSession': { memberId: randomId, sessionId: randomId },
  'clientUsers.revokeSessions': { memberId: randomId },
};
