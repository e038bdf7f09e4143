import {
  confirmEmailProof,
  getProfile,
  listSessions,
  requestEmailProof,
  revokeOtherSessions,
  revokeSession,
  updateProfile,
} from '@gatehouse/core/accounts';
import {
  confirmEmailProofInput,
  profileOutput,
  revokeSessionInput,
  updateProfileInput,
} from '@gatehouse/core/accounts/contract';
import { nothing } from '@gatehouse/core/platform/contract';
import { sessionsOutput } from '@gatehouse/core/sessions/contract';
import { self } from '../trpc/procedures.ts';

/** Profile, own sessions and proof of the mailbox. Password and second factors have their own files. */
export const accountProcedures = {
  profile: self('account.profile')
    .input(nothing.optional())
    .output(profileOutput)
    .query(({ ctx }) => ctx.reading((uow) => getProfile(uow))),

  updateProfile: self('account.updateProfile')
    .input(updateProfileInput)
    .output(profileOutput)
    .mutation(({ ctx, input }) => ctx.inTransaction((uow) => updateProfile(uow, input))),

  requestEmailProof: self('account.requestEmailProof')
    .input(nothing.optional())
    .output(nothing)
    .mutation(async ({ ctx }) => {
      const { limits } = ctx;
      await limits.proofMails(ctx.identified.actor.userId, () =>
        ctx.inTransaction((uow) => requestEmailProof(uow)),
      );
      return {};
    }),

  confirmEmailProof: self('account.confirmEmailProof')
    .input(confirmEmailProofInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const { limits, deps } = ctx;
      await limits.codes(ctx.identified.actor.userId, () =>
        ctx.inTransaction((uow) => confirmEmailProof(uow, deps.app.keyring, input)),
      );
      return {};
    }),

  sessions: self('account.sessions')
    .input(nothing.optional())
    .output(sessionsOutput)
    .query(({ ctx }) => ctx.reading((uow) => listSessions(uow))),

  revokeSession: self('account.revokeSession')
    .input(revokeSessionInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const { current } = await ctx.inTransaction((uow) => revokeSession(uow, input));
      if (current) ctx.setSession(null);
      return {};
    }),

  revokeOtherSessions: self('account.revokeOtherSessions')
    .input(nothing.optional())
    .output(nothing)
    .mutation(async ({ ctx }) => {
      await ctx.inTransaction((uow) => revokeOtherSessions(uow));
      return {};
    }),
};
