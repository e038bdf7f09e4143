import { useLayoutEffect, useState } from 'react';

interface Measured {
  readonly width: number;
  readonly circumstance: unknown;
}

/**
 * The width of an element in pixels, measured before the first paint. `circumstance` is what changes the width suddenly (a panel opens or
 * closes): until the element is measured again, the width is not `fresh`.
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
