import { requestPasswordReset, resetPassword } from '@gatehouse/core/accounts';
import { requestPasswordResetInput, resetPasswordInput } from '@gatehouse/core/accounts/contract';
import { invalidCredentials, sessionView, signIn, signOut, switchMembership } from '@gatehouse/core/identity';
import {
  sessionOutput,
  signInInput,
  signInOutput,
  switchMembershipInput,
} from '@gatehouse/core/identity/contract';
import { nothing } from '@gatehouse/core/platform/contract';
import { open, router, self } from '../trpc/procedures.ts';

export const authRouter = router({
  session: open('auth.session')
    .output(sessionOutput)
    .query(({ ctx }) => {
      if (ctx.identified) return sessionView(ctx.identified, ctx.deps.vendor);
      if (ctx.token !== null) ctx.setSession(null);
      return null;
    }),

  signIn: open('auth.signIn')
    .input(signInInput)
    .output(signInOutput)
    .mutation(async ({ ctx, input }) => {
      const { house, limits } = ctx.deps;
      const attempt = await limits.signIn(ctx.origin.ip, input.email);
      const result = await signIn({ db: house.db(), runUnit: house.runUnit }, ctx.origin, input).catch(
        async (error: unknown) => {
          await attempt.abandoned();
          throw error;
        },
      );
      if (result.status === 'refused') {
        await attempt.failed();
        throw invalidCredentials();
      }
      await attempt.succeeded();
      if (ctx.identified && ctx.token !== null)
        await signOut(house.runUnit, ctx.origin, ctx.identified, ctx.token);
      ctx.setSession(result.token);
      return { status: 'signed_in' };
    }),

  signOut: open('auth.signOut')
    .input(nothing.optional())
    .output(nothing)
    .mutation(async ({ ctx }) => {
      if (ctx.identified && ctx.token !== null)
        await signOut(ctx.deps.house.runUnit, ctx.origin, ctx.identified, ctx.token);
      ctx.setSession(null);
      return {};
    }),

  requestPasswordReset: open('auth.requestPasswordReset')
    .input(requestPasswordResetInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const { house, limits } = ctx.deps;
      const wanted = await limits.resetMails(ctx.origin.ip, input.email);
      await requestPasswordReset(house.runUnit, ctx.origin, input, wanted);
      return {};
    }),

  resetPassword: open('auth.resetPassword')
    .input(resetPasswordInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const { house, limits } = ctx.deps;
      const { keyring, runUnit } = house;
      await limits.links(ctx.origin.ip, () =>
        resetPassword({ db: house.db(), keyring, runUnit }, ctx.origin, input),
      );
      return {};
    }),

  switchMembership: self('auth.switchMembership')
    .input(switchMembershipInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const { runUnit } = ctx.deps.house;
      ctx.setSession(
        await switchMembership(runUnit, ctx.origin, ctx.identified, ctx.token, input.membershipId),
      );
      return {};
    }),
});
