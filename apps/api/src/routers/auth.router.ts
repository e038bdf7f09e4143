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
import { findPendingSession } from '@gatehouse/core/sessions';
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
import {
  endPresentSession,
  giveSession,
  knownBrowser,
  pendingSessionOf,
  rememberBrowser,
  signInBrowser,
} from '../trpc/browser-session.ts';
import type { CallContext } from '../trpc/context.ts';
import { open, router, self } from '../trpc/procedures.ts';

const factorDeps = ({ app: { transact, refusals, keyring }, publicUrl, branding }: CallContext['deps']) => ({
  transact,
  refusals,
  keyring,
  rp: relyingPartyOf(publicUrl, branding.productName),
});

export const authRouter = router({
  session: open('auth.session')
    .output(sessionOutput)
    .query(async ({ ctx }) => {
      if (ctx.identified) return sessionView(ctx.identified, ctx.deps.vendor);
      // A pending session has no user yet, but its cookie must stay.
      if (ctx.token !== null && !(await pendingSessionOf(ctx))) ctx.setSession(null);
      return null;
    }),

  signIn: open('auth.signIn')
    .input(signInInput)
    .output(signInOutput)
    .mutation(async ({ ctx, input }) => {
      const { limits } = ctx;
      const { app } = ctx.deps;
      const device = await knownBrowser(ctx, input.email);
      const lane = device === null ? 'stranger' : 'known';
      const result = await limits.signIn(
        { ip: ctx.origin.ip, email: input.email, device },
        () => signIn({ ...app, db: app.db(), lane }, ctx.origin, input),
        ({ status }) => status === 'refused',
      );
      if (result.status === 'refused') throw invalidCredentials();
      if (result.status === 'signed_in') return signInBrowser(ctx, { ...result, email: input.email });
      await giveSession(ctx, result.token);
      const pending = await findPendingSession(app.db(), result.token);
      if (!pending) throw unauthenticated();
      return {
        status: 'mfa_required',
        ...(await offerSecondFactor(factorDeps(ctx.deps), ctx.origin, pending)),
      };
    }),

  secondFactor: open('auth.secondFactor')
    .input(nothing.optional())
    .output(secondFactorOutput)
    .query(async ({ ctx }) => {
      const pending = await pendingSessionOf(ctx);
      return pending && offerSecondFactor(factorDeps(ctx.deps), ctx.origin, pending);
    }),

  verifySecondFactor: open('auth.verifySecondFactor')
    .input(verifySecondFactorInput)
    .output(signedInOutput)
    .mutation(async ({ ctx, input }) => {
      const { deps, origin } = ctx;
      const pending = await pendingSessionOf(ctx);
      if (!pending) throw unauthenticated();
      const token = await ctx.limits.codes(
        pending.userId,
        () => verifySecondFactor(factorDeps(deps), origin, pending, input),
        (last) => noteWrongFactor(deps.app, origin, pending, { factor: input.method, last }),
      );
      return signInBrowser(ctx, { token, email: pending.email });
    }),

  passkeySignIn: open('auth.passkeySignIn')
    .input(nothing.optional())
    .output(passkeyRequest)
    .query(({ ctx }) => {
      const { keyring, rp } = factorDeps(ctx.deps);
      return offerPasskeySignIn(ctx.deps.app.db(), keyring, rp);
    }),

  signInWithPasskey: open('auth.signInWithPasskey')
    .input(signInWithPasskeyInput)
    .output(signedInOutput)
    .mutation(async ({ ctx, input }) => {
      const { limits } = ctx;
      const { app } = ctx.deps;
      const deps = {
        ...factorDeps(ctx.deps),
        db: app.db(),
        mayEnter: (email: string) => limits.passkeySuccess(email),
      };
      const entered = await limits.passkeySignIn(ctx.origin.ip, () =>
        signInWithPasskey(deps, ctx.origin, input.assertion),
      );
      if (entered === null) throw invalidCredentials();
      return signInBrowser(ctx, entered);
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
      const { limits } = ctx;
      const { app } = ctx.deps;
      if (await limits.resetMails(ctx.origin.ip, input.email))
        await requestPasswordReset(app.transact, ctx.origin, input);
      return {};
    }),

  // A command, although it changes nothing: as a query it would put the token into an address.
  previewReset: open('auth.previewReset')
    .input(previewResetInput)
    .output(previewResetOutput)
    .mutation(({ ctx, input }) => {
      const { limits } = ctx;
      const { app } = ctx.deps;
      return limits.links(ctx.origin.ip, () => previewReset(app.db(), app.keyring, input.token));
    }),

  resetPassword: open('auth.resetPassword')
    .input(resetPasswordInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const { limits } = ctx;
      const { app } = ctx.deps;
      const { keyring, transact } = app;
      const owner = await limits.links(ctx.origin.ip, () =>
        resetPassword({ db: app.db(), keyring, transact }, ctx.origin, input),
      );
      await limits.passwordReset(owner);
      // Reading the mailbox proved the owner. This browser must get in whatever strangers attempt meanwhile.
      await rememberBrowser(ctx, owner.email);
      return {};
    }),

  switchMembership: self('auth.switchMembership')
    .input(switchMembershipInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const { transact } = ctx.deps.app;
      ctx.setSession(
        await switchMembership(transact, ctx.origin, ctx.identified, ctx.token, input.membershipId),
      );
      return {};
    }),
});
