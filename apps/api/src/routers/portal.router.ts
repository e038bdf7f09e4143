import { portalFeature, portalHome } from '@gatehouse/core/clients';
import { portalFeatureInput, portalFeatureOutput, portalHomeOutput } from '@gatehouse/core/clients/contract';
import { nothing } from '@gatehouse/core/platform/contract';
import { query, router } from '../trpc/procedures.ts';

export const portalRouter = router({
  home: query('portal.home')
    .input(nothing.optional())
    .output(portalHomeOutput)
    .query(({ ctx }) => portalHome(ctx.actor, ctx.deps.portalLinks)),

  feature: query('portal.feature')
    .input(portalFeatureInput)
    .output(portalFeatureOutput)
    .query(({ ctx, input }) => portalFeature(ctx.actor, ctx.deps.portalLinks, input)),
});
