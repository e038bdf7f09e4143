import { useMediaQuery } from '@mantine/hooks';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { insteadOfPage } from '../ui/side-panel/beside-page.ts';

/** Where the top bar of a phone has room for it. */
export const pageActionSlot = 'page-action';

/**
 * The page's primary action: beside the heading, on a phone in the bar, where it stays in reach. One and the same element in both places,
 * so that a phone that is turned on its side keeps the dialog behind the button, and what was typed in it.
 */
export function PageAction({ children }: { children: ReactNode }) {
  const inBar = useMediaQuery(insteadOfPage, undefined, { getInitialValueInEffect: false });
  const place = useRef<HTMLDivElement>(null);
  const [host] = useState(() => document.createElement('div'));
  useLayoutEffect(() => {
    const slot = inBar ? document.getElementById(pageActionSlot) : null;
    (slot ?? place.current)?.append(host);
    return () => host.remove();
  }, [inBar, host]);
  return (
    <>
      <div ref={place} />
      {createPortal(children, host)}
    </>
  );
}
