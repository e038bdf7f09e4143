import { changePassword } from '@gatehouse/core/accounts';
import { changePasswordInput } from '@gatehouse/core/accounts/contract';
import { nothing } from '@gatehouse/core/platform/contract';
import { rememberBrowser } from '../trpc/browser-session.ts';
import { self } from '../trpc/procedures.ts';
import { reauthenticate } from '../trpc/reauthenticate.ts';

/** Part of `account`. */
export const passwordProcedures = {
  changePassword: self('account.changePassword')
    .input(changePasswordInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const { currentPassword = '', newPassword } = input;
      const from = await reauthenticate(ctx, 'account.changePassword', currentPassword);
      const wish = { from, currentPassword, newPassword };
      ctx.setSession(await changePassword(ctx.deps.app.transact, ctx.origin, ctx, wish));
      // Changing the password invalidates the device tokens of all other browsers.
      await rememberBrowser(ctx, ctx.identified.actor.email);
      return {};
    }),
};
