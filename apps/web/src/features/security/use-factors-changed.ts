import { trpc } from '../../trpc.ts';

/** Reloads everything that shows a person's factors: this page, the team's list, and the session, which may have been waiting for one. */
export function useFactorsChanged() {
  const utils = trpc.useUtils();
  return async () => {
    await Promise.all([
      utils.auth.session.invalidate(),
      utils.account.invalidate(),
      utils.partnerTeam.members.invalidate(),
    ]);
  };
}
