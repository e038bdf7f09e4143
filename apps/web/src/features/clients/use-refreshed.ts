import { useCallback } from 'react';
import { trpc } from '../../trpc.ts';

/** After a change, done or refused: whatever shows clients or who looks after them asks again. */
export function useRefreshed(): () => Promise<unknown> {
  const utils = trpc.useUtils();
  return useCallback(
    () => Promise.all([utils.clients.invalidate(), utils.partnerTeam.invalidate()]),
    [utils],
  );
}
