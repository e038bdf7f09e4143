import { useEffect, useState } from 'react';

/** The present in milliseconds, updated every `every` milliseconds, so that “3 minutes ago” stays current. */
export function useNow(every = 30_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
