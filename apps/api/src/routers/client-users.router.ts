import {
  changeClientInvitationRole,
  changeClientUserRole,
  checkClientAddresses,
  clientUserResetAddress,
  copyClientInvitationLink,
  deactivateClientUser,
  getClientUser,
  inviteClientUsers,
  listClientUserSessions,
  listClientUsers,
  reactivateClientUser,
  removeClientUser,
  resendClientInvitation,
  revokeClientInvitation,
  revokeClientUserSession,
  revokeClientUserSessions,
  sendClientUserPasswordReset,
  updateClientUser,
} from '@gatehouse/core/client-users';
import {
  changeClientInvitationRoleInput,
  changeClientUserRoleInput,
  checkClientAddressesInput,
  clientInvitationIdInput,
  clientUserIdInput,
  clientUserRow,
  clientUserSessionInput,
  clientUsersInput,
  clientUsersOutput,
  inviteClientUsersInput,
  updateClientUserInput,
} from '@gatehouse/core/client-users/contract';
import { distinctCandidates } from '@gatehouse/core/invitations';
import { copyLinkOutput, inviteOutput } from '@gatehouse/core/invitations/contract';
import { nothing } from '@gatehouse/core/platform/contract';
import { sessionsOutput } from '@gatehouse/core/sessions/contract';
import { command, query, router } from '../trpc/procedures.ts';

export const clientUsersRouter = router({
  list: query('clientUsers.list')
    .input(clientUsersInput)
    .output(clientUsersOutput)
    .query(({ ctx, input }) => ctx.inUnit((uow) => listClientUsers(uow, input))),

  get: query('clientUsers.get')
    .input(clientUserIdInput)
    .output(clientUserRow)
    .query(({ ctx, input }) => ctx.inUnit((uow) => getClientUser(uow, input))),

  invite: command('clientUsers.invite')
    .input(inviteClientUsersInput)
    .output(inviteOutput)
    .mutation(({ ctx, input }) =>
      ctx.deps.limits.invitations(ctx.actor, input.emails.length, () => {
        const candidates = distinctCandidates(input.emails);
        return ctx.inUnit((uow) => inviteClientUsers(uow, input, candidates));
      }),
    ),

  checkAddresses: query('clientUsers.checkAddresses')
    .input(checkClientAddressesInput)
    .output(inviteOutput)
    .query(({ ctx, input }) => {
      const check = () => ctx.inUnit((uow) => checkClientAddresses(uow, input));
      return ctx.deps.limits.addressChecks(ctx.actor, input.emails.length, check);
    }),

  resendInvitation: command('clientUsers.resendInvitation')
    .input(clientInvitationIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const resend = () => ctx.inUnit((uow) => resendClientInvitation(uow, input));
      await ctx.deps.limits.resends(ctx.actor, input.invitationId, resend);
      return {};
    }),

  revokeInvitation: command('clientUsers.revokeInvitation')
    .input(clientInvitationIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inUnit((uow) => revokeClientInvitation(uow, input));
      return {};
    }),

  changeInvitationRole: command('clientUsers.changeInvitationRole')
    .input(changeClientInvitationRoleInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const change = () => ctx.inUnit((uow) => changeClientInvitationRole(uow, input));
      await ctx.deps.limits.resends(ctx.actor, input.invitationId, change);
      return {};
    }),

  copyInvitationLink: command('clientUsers.copyInvitationLink')
    .input(clientInvitationIdInput)
    .output(copyLinkOutput)
    .mutation(async ({ ctx, input }) => {
      const { publicUrl, house } = ctx.deps;
      const settings = { publicUrl, keyring: house.keyring };
      return { url: await ctx.inUnit((uow) => copyClientInvitationLink(uow, settings, input)) };
    }),

  changeRole: command('clientUsers.changeRole')
    .input(changeClientUserRoleInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inUnit((uow) => changeClientUserRole(uow, input));
      return {};
    }),

  update: command('clientUsers.update')
    .input(updateClientUserInput)
    .output(clientUserRow)
    .mutation(({ ctx, input }) => ctx.inUnit((uow) => updateClientUser(uow, input))),

  deactivate: command('clientUsers.deactivate')
    .input(clientUserIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inUnit((uow) => deactivateClientUser(uow, input));
      return {};
    }),

  reactivate: command('clientUsers.reactivate')
    .input(clientUserIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inUnit((uow) => reactivateClientUser(uow, input));
      return {};
    }),

  remove: command('clientUsers.remove')
    .input(clientUserIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inUnit((uow) => removeClientUser(uow, input));
      return {};
    }),

  sendPasswordReset: command('clientUsers.sendPasswordReset')
    .input(clientUserIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const email = await ctx.inUnit((uow) => clientUserResetAddress(uow, input));
      const wanted = await ctx.deps.limits.resetMails(ctx.origin.ip, email);
      await ctx.inUnit((uow) => sendClientUserPasswordReset(uow, input, wanted));
      return {};
    }),

  sessions: query('clientUsers.sessions')
    .input(clientUserIdInput)
    .output(sessionsOutput)
    .query(({ ctx, input }) => ctx.inUnit((uow) => listClientUserSessions(uow, input))),

  revokeSession: command('clientUsers.revokeSession')
    .input(clientUserSessionInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inUnit((uow) => revokeClientUserSession(uow, input));
      return {};
    }),

  revokeSessions: command('clientUsers.revokeSessions')
    .input(clientUserIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inUnit((uow) => revokeClientUserSessions(uow, input));
      return {};
    }),
});
