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
    .query(({ ctx, input }) => ctx.reading((uow) => listClientUsers(uow, input))),

  get: query('clientUsers.get')
    .input(clientUserIdInput)
    .output(clientUserRow)
    .query(({ ctx, input }) => ctx.reading((uow) => getClientUser(uow, input))),

  invite: command('clientUsers.invite')
    .input(inviteClientUsersInput)
    .output(inviteOutput)
    .mutation(({ ctx, input }) =>
      ctx.limits.invitations(ctx.actor, input.emails.length, () => {
        const candidates = distinctCandidates(input.emails);
        return ctx.inTransaction((uow) => inviteClientUsers(uow, input, candidates));
      }),
    ),

  checkAddresses: query('clientUsers.checkAddresses')
    .input(checkClientAddressesInput)
    .output(inviteOutput)
    .query(({ ctx, input }) => {
      const check = () => ctx.reading((uow) => checkClientAddresses(uow, input));
      return ctx.limits.addressChecks(ctx.actor, input.emails.length, check);
    }),

  resendInvitation: command('clientUsers.resendInvitation')
    .input(clientInvitationIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const resend = () => ctx.inTransaction((uow) => resendClientInvitation(uow, input));
      await ctx.limits.resends(ctx.actor, input.invitationId, resend);
      return {};
    }),

  revokeInvitation: command('clientUsers.revokeInvitation')
    .input(clientInvitationIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inTransaction((uow) => revokeClientInvitation(uow, input));
      return {};
    }),

  changeInvitationRole: command('clientUsers.changeInvitationRole')
    .input(changeClientInvitationRoleInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const change = () => ctx.inTransaction((uow) => changeClientInvitationRole(uow, input));
      await ctx.limits.resends(ctx.actor, input.invitationId, change);
      return {};
    }),

  copyInvitationLink: command('clientUsers.copyInvitationLink')
    .input(clientInvitationIdInput)
    .output(copyLinkOutput)
    .mutation(async ({ ctx, input }) => {
      const { publicUrl, app } = ctx.deps;
      const settings = { publicUrl, keyring: app.keyring };
      return { url: await ctx.inTransaction((uow) => copyClientInvitationLink(uow, settings, input)) };
    }),

  changeRole: command('clientUsers.changeRole')
    .input(changeClientUserRoleInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inTransaction((uow) => changeClientUserRole(uow, input));
      return {};
    }),

  update: command('clientUsers.update')
    .input(updateClientUserInput)
    .output(clientUserRow)
    .mutation(({ ctx, input }) => ctx.inTransaction((uow) => updateClientUser(uow, input))),

  deactivate: command('clientUsers.deactivate')
    .input(clientUserIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inTransaction((uow) => deactivateClientUser(uow, input));
      return {};
    }),

  reactivate: command('clientUsers.reactivate')
    .input(clientUserIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inTransaction((uow) => reactivateClientUser(uow, input));
      return {};
    }),

  remove: command('clientUsers.remove')
    .input(clientUserIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inTransaction((uow) => removeClientUser(uow, input));
      return {};
    }),

  sendPasswordReset: command('clientUsers.sendPasswordReset')
    .input(clientUserIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const email = await ctx.inTransaction((uow) => clientUserResetAddress(uow, input));
      const wanted = await ctx.limits.resetMails(ctx.origin.ip, email);
      await ctx.inTransaction((uow) => sendClientUserPasswordReset(uow, input, wanted));
      return {};
    }),

  sessions: query('clientUsers.sessions')
    .input(clientUserIdInput)
    .output(sessionsOutput)
    .query(({ ctx, input }) => ctx.reading((uow) => listClientUserSessions(uow, input))),

  revokeSession: command('clientUsers.revokeSession')
    .input(clientUserSessionInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inTransaction((uow) => revokeClientUserSession(uow, input));
      return {};
    }),

  revokeSessions: command('clientUsers.revokeSessions')
    .input(clientUserIdInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await ctx.inTransaction((uow) => revokeClientUserSessions(uow, input));
      return {};
    }),
});
