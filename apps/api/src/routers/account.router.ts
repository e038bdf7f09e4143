import { getProfile, updateProfile } from '@gatehouse/core/accounts';
import { profileOutput, updateProfileInput } from '@gatehouse/core/accounts/contract';
import { nothing } from '@gatehouse/core/platform/contract';
import { router, self } from '../trpc/procedures.ts';

export const accountRouter = router({
  profile: self('account.profile')
    .input(nothing.optional())
    .output(profileOutput)
    .query(({ ctx }) => ctx.inUnit((uow) => getProfile(uow))),

  updateProfile: self('account.updateProfile')
    .input(updateProfileInput)
    .output(profileOutput)
    .mutation(({ ctx, input }) => ctx.inUnit((uow) => updateProfile(uow, input))),
});
