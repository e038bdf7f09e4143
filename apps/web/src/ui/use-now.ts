import { useEffect, useState } from 'react';

/** The present in milliseconds, anew every `every` milliseconds, so that “3 minutes ago” does not stand still. */
export function useNow(every = 30_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
