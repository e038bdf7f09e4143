import { useCallback } from 'react';
import { trpc } from '../../trpc.ts';

/** After a change, successful or refused: reloads everything that shows clients or their members. */
export function useRefreshed(): () => Promise<unknown> {
  const utils = trpc.useUtils();
  return useCallback(
    () => Promise.all([utils.clients.invalidate(), utils.partnerTeam.invalidate()]),
    [utils],
  );
}
