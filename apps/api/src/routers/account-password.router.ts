import { changePassword } from '@gatehouse/core/accounts';
import { changePasswordInput } from '@gatehouse/core/accounts/contract';
import { invalidCredentials, reauthenticationRequired } from '@gatehouse/core/identity';
import { nothing } from '@gatehouse/core/platform/contract';
import { self } from '../trpc/procedures.ts';

/** Part of `account`. */
export const passwordProcedures = {
  changePassword: self('account.changePassword')
    .input(changePasswordInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const { origin, identified, token } = ctx;
      const { house, limits } = ctx.deps;
      const { currentPassword = '', newPassword } = input;
      if (currentPassword === '') throw reauthenticationRequired();
      // Counted with failed sign-ins: a borrowed session must not become a way to try passwords.
      const attempt = await limits.signIn(origin.ip, identified.actor.email);
      const wish = { currentPassword, newPassword };
      const result = await changePassword(house.runUnit, origin, identified, token, wish).catch(
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
      ctx.setSession(result.token);
      return {};
    }),
};
