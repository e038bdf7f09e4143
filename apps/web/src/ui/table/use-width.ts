import { useLayoutEffect, useState } from 'react';

interface Measured {
  readonly width: number;
  readonly circumstance: unknown;
}

/**
 * The width of an element in pixels, known before it is first painted. `circumstance` is what changes it at a stroke (a panel beside it comes
 * or goes): until it has been measured anew, what is known is not `fresh`.
 */
export function useWidth(circumstance: unknown) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [measured, setMeasured] = useState<Measured | null>(null);
  useLayoutEffect(() => {
    if (element === null) return undefined;
    const look = () => {
      const width = element.clientWidth;
      setMeasured((now) =>
        now?.width === width && now.circumstance === circumstance ? now : { width, circumstance },
      );
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, circumstance]);
  return {
    ref: setElement,
    width: measured?.width ?? null,
    fresh: measured?.circumstance === circumstance,
  };
}
