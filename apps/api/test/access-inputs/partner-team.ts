import type { Inputs } from './all-inputs.ts';
import { randomId } from './random-id.ts';

export const inputs: Inputs<'partnerTeam'> = {
  'partnerTeam.members': {},
  'partnerTeam.member': { memberId: randomId },
  'partnerTeam.invitations': {},
  'partnerTeam.checkAddresses': { emails: ['x@y.test'] },
  'partnerTeam.settings': {},
  'partnerTeam.invite': { emails: ['x@y.test'], role: 'partner_user' },
  'partnerTeam.resendInvitation': { invitationId: randomId },
  'partnerTeam.revokeInvitation': { invitationId: randomId },
  'partnerTeam.copyInvitationLink': { invitationId: randomId },
  'partnerTeam.changeInvitationRole': { invitationId: randomId, role: 'partner_user' },
  'partnerTeam.changeRole': { memberId: randomId, role: 'partner_user' },
  'partnerTeam.removeMember': { memberId: randomId },
  'partnerTeam.deactivateMember': { memberId: randomId },
  'partnerTeam.reactivateMember': { memberId: randomId },
  'partnerTeam.updateSettings': {},
  'partnerTeam.assignedClients': { memberId: randomId },
  'partnerTeam.memberSessions': { memberId: randomId },
  'partnerTeam.revokeMemberSession': { memberId: randomId, sessionId: randomId },
  'partnerTeam.revokeMemberSessions': { memberId: randomId },
};
