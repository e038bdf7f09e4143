import { useState } from 'react';
import { trpc } from '../../../trpc.ts';

/**
 * The second factors offered after the password; null while none is awaited. The route fetches it and signing in sets it: the step survives
 * a reload, and nobody waits twice.
 */
export function useAwaitedFactor() {
  const utils = trpc.useUtils();
  const { data } = trpc.auth.secondFactor.useQuery(undefined, { enabled: false });
  const [offer, setOffer] = useState(data ?? null);
  const [lapsed, setLapsed] = useState(false);
  // Signing in clears the cache. The step stays until the router has continued.
  if (data !== undefined && data !== offer) {
    setOffer(data);
    if (data !== null) setLapsed(false);
  }
  const leave = () => utils.auth.secondFactor.setData(undefined, null);
  return {
    offer,
    /** It was awaited here and no longer is: expired, or finished in another tab. */
    lapsed,
    leave,
    lapse: () => {
      leave();
      setLapsed(true);
    },
  };
}
