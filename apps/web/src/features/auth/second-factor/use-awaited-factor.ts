import { useState } from 'react';
import { trpc } from '../../../trpc.ts';

/**
 * What may prove, after the password, that it is oneself; null while no second factor is awaited. The route asks for it and signing in puts it
 * there: the step outlives a reload, and nobody waits twice.
 */
export function useAwaitedFactor() {
  const utils = trpc.useUtils();
  const { data } = trpc.auth.secondFactor.useQuery(undefined, { enabled: false });
  const [offer, setOffer] = useState(data ?? null);
  const [lapsed, setLapsed] = useState(false);
  // Signing in forgets what was loaded before; the step stays until the router has led on.
  if (data !== undefined && data !== offer) {
    setOffer(data);
    if (data !== null) setLapsed(false);
  }
  const leave = () => utils.auth.secondFactor.setData(undefined, null);
  return {
    offer,
    /** It was awaited here and is no more: too late, or finished in another tab. */
    lapsed,
    leave,
    lapse: () => {
      leave();
      setLapsed(true);
    },
  };
}
