import {
  changeTeamInvitationRole,
  changeMemberRole,
  checkTeamAddresses,
  copyTeamInvitationLink,
  deactivateMember,
  getMember,
  getOwnSettings,
  inviteTeamMembers,
  listAssignedClientsOf,
  listMemberSessions,
  listMembers,
  listOwnInvitations,
  reactivateMember,
  removeMember,
  resendTeamInvitation,
  revokeTeamInvitation,
  revokeMemberSession,
  revokeMemberSessions,
  updateOwnSettings,
} from '@gatehouse/core/partner-team';
import {
  assignedClientsInput,
  changeInvitationRoleInput,
  changeRoleInput,
  checkAddressesInput,
  invitationIdInput,
  invitationsInput,
  inviteInput,
  memberIdInput,
  memberRow,
  memberSessionInput,
  membersInput,
  membersOutput,
  ownSettingsOutput,
  settingsInput,
  settingsOutput,
  updateSettingsInput,
} from '@gatehouse/core/partner-team/contract';
import { assignedClientsOutput } from '@gatehouse/core/clients/contract';
import { distinctCandidates } from '@gatehouse/core/invitations';
import { copyLinkOutput, invitationsOutput, inviteOutput } from '@gatehouse/core/invitations/contract';
import { nothing } from '@gatehouse/core/platform/contract';
import { sessionsOutput } from '@gatehouse/core/sessions/contract';
import { command, query, router } from '../trpc/procedures.ts';

export const partnerTeamRouter = router({
  members: query('partnerTeam.members')
    .input(membersInput)
    .output(membersOutput)
    .query(({ ctx, input }) => ctx.reading((uow) => listMembers(uow, input))),

  member: query('partnerTeam.member')
    .input(memberIdInput)
    .output(memberRow)
    .query(({ ctx, input }) => ctx.reading((uow) => getMember(uow, input))),

  invitations: query('partnerTeam.invitations')
    .input(invitationsInput)
    .output(invitationsOutput)
    .query(({ ctx, input }) => ctx.reading((uow) => listOwnInvitations(uow, input))),

  invite: command('partnerTeam.invite')
    .input(inviteInput)
    .output(inviteOutput)
    .mutation(({ ctx, input }) =>
      ctx.limits.invitations(ctx.actor, input.emails.length, () => {
        // Parsed before the transaction opens: under the partner's lock all others would wait for it.
        const candidates = distinctCandidates(input.emails);
        return ctx.inTransaction((uow) => inviteTeamMembers(uow, input, candidates));
      }),
    ),

  checkAddresses: query('partnerTeam.checkAddresses')
    .input(checkAddressesInput)
    .output(inviteOutput)
    .query(({ ctx, input }) => {
      const check = () => ctx.reading((uow) => checkTeamAddresses(uow, input));
      return ctx.limits.addressChecks(ctx.actor, input.emails.length, check);
    }),

  resendInvitation: command('partnerTeam.resendInvitation')
    .input(invitationIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const { limits } = ctx;
      await limits.resends(ctx.actor, input.invitationId, () =>
        ctx.inTransaction((uow) => resendTeamInvitation(uow, input)),
      );
      return {};
    }),

  revokeInvitation: command('partnerTeam.revokeInvitation')
    .input(invitationIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inTransaction((uow) => revokeTeamInvitation(uow, input));
      return {};
    }),

  changeInvitationRole: command('partnerTeam.changeInvitationRole')
    .input(changeInvitationRoleInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const change = () => ctx.inTransaction((uow) => changeTeamInvitationRole(uow, input));
      await ctx.limits.resends(ctx.actor, input.invitationId, change);
      return {};
    }),

  copyInvitationLink: command('partnerTeam.copyInvitationLink')
    .input(invitationIdInput)
    .output(copyLinkOutput)
    .mutation(async ({ ctx, input }) => {
      const { publicUrl, app } = ctx.deps;
      const settings = { publicUrl, keyring: app.keyring };
      return { url: await ctx.inTransaction((uow) => copyTeamInvitationLink(uow, settings, input)) };
    }),

  changeRole: command('partnerTeam.changeRole')
    .input(changeRoleInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inTransaction((uow) => changeMemberRole(uow, input));
      return {};
    }),

  removeMember: command('partnerTeam.removeMember')
    .input(memberIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inTransaction((uow) => removeMember(uow, input));
      return {};
    }),

  deactivateMember: command('partnerTeam.deactivateMember')
    .input(memberIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inTransaction((uow) => deactivateMember(uow, input));
      return {};
    }),

  reactivateMember: command('partnerTeam.reactivateMember')
    .input(memberIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inTransaction((uow) => reactivateMember(uow, input));
      return {};
    }),

  assignedClients: query('partnerTeam.assignedClients')
    .input(assignedClientsInput)
    .output(assignedClientsOutput)
    .query(({ ctx, input }) => ctx.reading((uow) => listAssignedClientsOf(uow, input))),

  memberSessions: query('partnerTeam.memberSessions')
    .input(memberIdInput)
    .output(sessionsOutput)
    .query(({ ctx, input }) => ctx.reading((uow) => listMemberSessions(uow, input))),

  revokeMemberSession: command('partnerTeam.revokeMemberSession')
    .input(memberSessionInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inTransaction((uow) => revokeMemberSession(uow, input));
      return {};
    }),

  revokeMemberSessions: command('partnerTeam.revokeMemberSessions')
    .input(memberIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inTransaction((uow) => revokeMemberSessions(uow, input));
      return {};
    }),

  settings: query('partnerTeam.settings')
    .input(settingsInput)
    .output(ownSettingsOutput)
    .query(({ ctx, input }) => ctx.reading((uow) => getOwnSettings(uow, input))),

  updateSettings: command('partnerTeam.updateSettings')
    .input(updateSettingsInput)
    .output(settingsOutput)
    .mutation(({ ctx, input }) => ctx.inTransaction((uow) => updateOwnSettings(uow, input))),
});
