import {
  beginPasskey,
  beginTotp,
  confirmPasskey,
  confirmTotp,
  getMfa,
  listPasskeys,
  regenerateRecoveryCodes,
  relyingPartyOf,
  removePasskey,
  removeTotp,
} from '@gatehouse/core/accounts';
import {
  beginTotpOutput,
  confirmPasskeyInput,
  confirmPasskeyOutput,
  confirmTotpInput,
  mfaOutput,
  passkeyCreation,
  passkeysOutput,
  recoveryCodesOutput,
  removePasskeyInput,
  withPasswordInput,
} from '@gatehouse/core/accounts/contract';
import type { Identified } from '@gatehouse/core/identity';
import { nothing } from '@gatehouse/core/platform/contract';
import type { RateLimits } from '../http/rate-limits.ts';
import type { CallContext } from '../trpc/context.ts';
import { self } from '../trpc/procedures.ts';
import { reauthenticate } from '../trpc/reauthenticate.ts';

type Enrolling = CallContext & {
  readonly identified: Identified;
  readonly limits: Pick<RateLimits, 'enrolments'>;
};

const relyingParty = ({ publicUrl, branding }: CallContext['deps']) =>
  relyingPartyOf(publicUrl, branding.productName);

/** Runs the confirmation of a new factor. Wrong codes count separately from those at sign-in. */
const confirmed = <T>({ limits, identified }: Enrolling, confirm: () => Promise<T>): Promise<T> =>
  limits.enrolments(identified.actor.userId, confirm);

/** Part of `account`. */
export const factorProcedures = {
  mfa: self('account.mfa')
    .input(nothing.optional())
    .output(mfaOutput)
    .query(({ ctx }) => ctx.reading((uow) => getMfa(uow, ctx.identified))),

  beginTotp: self('account.beginTotp')
    .input(withPasswordInput)
    .output(beginTotpOutput)
    .mutation(async ({ ctx, input }) => {
      await reauthenticate(ctx, 'account.beginTotp', input.password);
      const { app, branding } = ctx.deps;
      return ctx.inTransaction((uow) =>
        beginTotp(uow, app.keyring, branding.productName, ctx.identified.actor),
      );
    }),

  confirmTotp: self('account.confirmTotp')
    .input(confirmTotpInput)
    .output(recoveryCodesOutput)
    .mutation(async ({ ctx, input }) => {
      const { recoveryCodes, token } = await confirmed(ctx, () =>
        ctx.inTransaction((uow) => confirmTotp(uow, ctx.deps.app.keyring, ctx, input.code)),
      );
      ctx.setSession(token);
      return { recoveryCodes };
    }),

  removeTotp: self('account.removeTotp')
    .input(withPasswordInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await reauthenticate(ctx, 'account.removeTotp', input.password);
      ctx.setSession(await ctx.inTransaction((uow) => removeTotp(uow, ctx, input)));
      return {};
    }),

  regenerateRecoveryCodes: self('account.regenerateRecoveryCodes')
    .input(withPasswordInput)
    .output(recoveryCodesOutput)
    .mutation(async ({ ctx, input }) => {
      await reauthenticate(ctx, 'account.regenerateRecoveryCodes', input.password);
      const { recoveryCodes, token } = await ctx.inTransaction((uow) =>
        regenerateRecoveryCodes(uow, ctx.deps.app.keyring, ctx),
      );
      ctx.setSession(token);
      return { recoveryCodes };
    }),

  passkeys: self('account.passkeys')
    .input(nothing.optional())
    .output(passkeysOutput)
    .query(({ ctx }) => ctx.reading((uow) => listPasskeys(uow, ctx.identified.actor.userId))),

  beginPasskey: self('account.beginPasskey')
    .input(withPasswordInput)
    .output(passkeyCreation)
    .mutation(async ({ ctx, input }) => {
      await reauthenticate(ctx, 'account.beginPasskey', input.password);
      const { keyring } = ctx.deps.app;
      return ctx.inTransaction((uow) =>
        beginPasskey(uow, keyring, relyingParty(ctx.deps), ctx.identified.actor),
      );
    }),

  confirmPasskey: self('account.confirmPasskey')
    .input(confirmPasskeyInput)
    .output(confirmPasskeyOutput)
    .mutation(async ({ ctx, input }) => {
      const deps = { keyring: ctx.deps.app.keyring, rp: relyingParty(ctx.deps) };
      const { token, ...enrolled } = await confirmed(ctx, () =>
        ctx.inTransaction((uow) => confirmPasskey(uow, deps, ctx, input)),
      );
      ctx.setSession(token);
      return enrolled;
    }),

  removePasskey: self('account.removePasskey')
    .input(removePasskeyInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await reauthenticate(ctx, 'account.removePasskey', input.password);
      ctx.setSession(await ctx.inTransaction((uow) => removePasskey(uow, ctx, input)));
      return {};
    }),
};
