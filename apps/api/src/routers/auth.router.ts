import {
  previewResetInput,
  previewResetOutput,
  requestPasswordResetInput,
  resetPasswordInput,
} from '@gatehouse/core/accounts/contract';
import {
  noteWrongFactor,
  offerPasskeySignIn,
  offerSecondFactor,
  previewReset,
  relyingPartyOf,
  requestPasswordReset,
  resetPassword,
  signInWithPasskey,
  verifySecondFactor,
} from '@gatehouse/core/accounts';
import { invalidCredentials, sessionView, signIn, switchMembership } from '@gatehouse/core/identity';
import { readHalfSession } from '@gatehouse/core/sessions';
import {
  passkeyRequest,
  secondFactorOutput,
  sessionOutput,
  signedInOutput,
  signInInput,
  signInOutput,
  signInWithPasskeyInput,
  switchMembershipInput,
  verifySecondFactorInput,
} from '@gatehouse/core/identity/contract';
import { nothing } from '@gatehouse/core/platform/contract';
import { unauthenticated } from '@gatehouse/core/platform';
import { knownBrowser, rememberBrowser, rememberBrowserOf } from '../trpc/known-browser.ts';
import { endPresentSession, halfSessionOf } from '../trpc/present-session.ts';
import type { Context } from '../trpc/context.ts';
import { open, router, self } from '../trpc/procedures.ts';

const factorDeps = ({ house: { runUnit, refusals, keyring }, publicUrl, branding }: Context['deps']) => ({
  runUnit,
  refusals,
  keyring,
  rp: relyingPartyOf(publicUrl, branding.productName),
});

export const authRouter = router({
  session: open('auth.session')
    .output(sessionOutput)
    .query(async ({ ctx }) => {
      if (ctx.identified) return sessionView(ctx.identified, ctx.deps.vendor);
      // A half session is nobody as yet, and its cookie is still wanted.
      if (ctx.token !== null && !(await halfSessionOf(ctx))) ctx.setSession(null);
      return null;
    }),

  signIn: open('auth.signIn')
    .input(signInInput)
    .output(signInOutput)
    .mutation(async ({ ctx, input }) => {
      const { house, limits } = ctx.deps;
      const device = await knownBrowser(ctx, input.email);
      const lane = device === null ? 'stranger' : 'known';
      const result = await limits.signIn(
        { ip: ctx.origin.ip, email: input.email, device },
        () => signIn({ ...house, db: house.db(), lane }, ctx.origin, input),
        ({ status }) => status === 'refused',
      );
      if (result.status === 'refused') throw invalidCredentials();
      await endPresentSession(ctx);
      ctx.setSession(result.token);
      if (result.status === 'signed_in') {
        await rememberBrowser(ctx, input.email);
        return { status: 'signed_in' };
      }
      const half = await readHalfSession(house.db(), result.token);
      if (!half) throw unauthenticated();
      return {
        status: 'mfa_required',
        ...(await offerSecondFactor(factorDeps(ctx.deps), ctx.origin, half)),
      };
    }),

  secondFactor: open('auth.secondFactor')
    .input(nothing.optional())
    .output(secondFactorOutput)
    .query(async ({ ctx }) => {
      const half = await halfSessionOf(ctx);
      return half && offerSecondFactor(factorDeps(ctx.deps), ctx.origin, half);
    }),

  verifySecondFactor: open('auth.verifySecondFactor')
    .input(verifySecondFactorInput)
    .output(signedInOutput)
    .mutation(async ({ ctx, input }) => {
      const { deps, origin } = ctx;
      const half = await halfSessionOf(ctx);
      if (!half) throw unauthenticated();
      const token = await deps.limits.codes(
        half.userId,
        () => verifySecondFactor(factorDeps(deps), origin, half, input),
        (last) => noteWrongFactor(deps.house, origin, half, { factor: input.method, last }),
      );
      ctx.setSession(token);
      await rememberBrowser(ctx, half.email);
      return { status: 'signed_in' };
    }),

  passkeySignIn: open('auth.passkeySignIn')
    .input(nothing.optional())
    .output(passkeyRequest)
    .query(({ ctx }) => {
      const { keyring, rp } = factorDeps(ctx.deps);
      return offerPasskeySignIn(ctx.deps.house.db(), keyring, rp);
    }),

  signInWithPasskey: open('auth.signInWithPasskey')
    .input(signInWithPasskeyInput)
    .output(signedInOutput)
    .mutation(async ({ ctx, input }) => {
      const { house, limits } = ctx.deps;
      const deps = {
        ...factorDeps(ctx.deps),
        db: house.db(),
        mayEnter: (email: string) => limits.passkeySuccess(email),
      };
      const token = await limits.passkeySignIn(ctx.origin.ip, () =>
        signInWithPasskey(deps, ctx.origin, input.assertion),
      );
      if (token === null) throw invalidCredentials();
      await endPresentSession(ctx);
      ctx.setSession(token);
      await rememberBrowserOf(ctx, token);
      return { status: 'signed_in' };
    }),

  signOut: open('auth.signOut')
    .input(nothing.optional())
    .output(nothing)
    .mutation(async ({ ctx }) => {
      await endPresentSession(ctx);
      ctx.setSession(null);
      return {};
    }),

  requestPasswordReset: open('auth.requestPasswordReset')
    .input(requestPasswordResetInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const { house, limits } = ctx.deps;
      if (await limits.resetMails(ctx.origin.ip, input.email))
        await requestPasswordReset(house.runUnit, ctx.origin, input);
      return {};
    }),

  // A command, so that the token stands in no address; it changes nothing.
  previewReset: open('auth.previewReset')
    .input(previewResetInput)
    .output(previewResetOutput)
    .mutation(({ ctx, input }) => {
      const { house, limits } = ctx.deps;
      return limits.links(ctx.origin.ip, () => previewReset(house.db(), house.keyring, input.token));
    }),

  resetPassword: open('auth.resetPassword')
    .input(resetPasswordInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const { house, limits } = ctx.deps;
      const { keyring, runUnit } = house;
      const owner = await limits.links(ctx.origin.ip, () =>
        resetPassword({ db: house.db(), keyring, runUnit }, ctx.origin, input),
      );
      await limits.passwordReset(owner);
      // The mailbox was read in this browser: it must get in, whatever strangers do meanwhile.
      await rememberBrowser(ctx, owner.email);
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
