import { trpc } from '../../trpc.ts';

/** What shows a person's factors anywhere asks for them again, the team's list too. */
export function useFactorsChanged() {
  const utils = trpc.useUtils();
  return async () => {
    await Promise.all([utils.account.invalidate(), utils.partnerTeam.members.invalidate()]);
  };
}
