import { acceptInvitation, previewInvitation, requestNewLink } from '@gatehouse/core/invitations';
import {
  acceptInput,
  acceptOutput,
  previewInput,
  previewOutput,
  requestNewLinkInput,
} from '@gatehouse/core/invitations/contract';
import { nothing } from '@gatehouse/core/platform/contract';
import type { RateLimits } from '../http/rate-limits.ts';
import { signInBrowser } from '../trpc/browser-session.ts';
import { open, router } from '../trpc/procedures.ts';
import type { CallContext } from '../trpc/context.ts';

const lookUps = ({ app }: CallContext['deps']) => ({
  db: app.db(),
  keyring: app.keyring,
  transact: app.transact,
});

export const invitationsRouter = router({
  preview: open('invitations.preview')
    .input(previewInput)
    .output(previewOutput)
    .mutation(({ ctx, input }) => {
      const { deps, actor, origin } = ctx;
      const previewDeps = { ...lookUps(deps), branding: deps.branding };
      return ctx.limits.links(origin.ip, () => previewInvitation(previewDeps, actor, input.token));
    }),

  accept: open('invitations.accept')
    .input(acceptInput)
    .output(acceptOutput)
    .mutation(async ({ ctx, input }) => {
      const { deps, limits, actor, origin } = ctx;
      const limitCopied: RateLimits['copiedLinks'] = (link, look, accept) =>
        limits.copiedLinks(link, look, accept);
      const accepted = await limits.links(origin.ip, () =>
        acceptInvitation({ ...lookUps(deps), limitCopied }, actor, origin, input),
      );
      // A person who was signed in accepts in the browser that knows them, and their session has been replaced already.
      if (actor.kind === 'user') ctx.setSession(accepted.token);
      else await signInBrowser(ctx, accepted);
      return { membershipId: accepted.membershipId };
    }),

  requestNewLink: open('invitations.requestNewLink')
    .input(requestNewLinkInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const { deps, limits, origin } = ctx;
      const limitLooks = <T>(look: () => Promise<T>) => limits.links(origin.ip, look);
      await requestNewLink({ ...lookUps(deps), limitLooks }, origin, input.token);
      return {};
    }),
});
