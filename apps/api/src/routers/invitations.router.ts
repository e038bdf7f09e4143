import { acceptInvitation, previewInvitation, requestNewLink } from '@gatehouse/core/invitations';
import {
  acceptInput,
  acceptOutput,
  previewInput,
  previewOutput,
  requestNewLinkInput,
} from '@gatehouse/core/invitations/contract';
import { nothing } from '@gatehouse/core/platform/contract';
import type { CopiedLink } from '../http/rate-limits.ts';
import { signInBrowser } from '../trpc/browser-session.ts';
import { open, router } from '../trpc/procedures.ts';
import type { Context } from '../trpc/context.ts';

const lookUps = ({ app, limits }: Context['deps']) => ({
  db: app.db(),
  keyring: app.keyring,
  transact: app.transact,
  limitCopied: <T>(link: CopiedLink, look: () => Promise<void>, accept: () => Promise<T>) =>
    limits.copiedLinks(link, look, accept),
});

export const invitationsRouter = router({
  preview: open('invitations.preview')
    .input(previewInput)
    .output(previewOutput)
    .mutation(({ ctx, input }) => {
      const { deps, actor, origin } = ctx;
      const previewDeps = { ...lookUps(deps), branding: deps.branding };
      return deps.limits.links(origin.ip, () => previewInvitation(previewDeps, actor, input.token));
    }),

  accept: open('invitations.accept')
    .input(acceptInput)
    .output(acceptOutput)
    .mutation(async ({ ctx, input }) => {
      const { deps, actor, origin } = ctx;
      const accepted = await deps.limits.links(origin.ip, () =>
        acceptInvitation(lookUps(deps), actor, origin, input),
      );
      await signInBrowser(ctx, accepted);
      return { membershipId: accepted.membershipId };
    }),

  requestNewLink: open('invitations.requestNewLink')
    .input(requestNewLinkInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      const { deps, origin } = ctx;
      const limitLooks = <T>(look: () => Promise<T>) => deps.limits.links(origin.ip, look);
      await requestNewLink({ ...lookUps(deps), limitLooks }, origin, input.token);
      return {};
    }),
});
