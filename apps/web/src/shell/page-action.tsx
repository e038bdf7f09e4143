import { useMediaQuery } from '@mantine/hooks';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { insteadOfPage } from '../ui/side-panel/beside-page.ts';

/** Where the top bar of a phone has room for the action. */
export const pageActionSlot = 'page-action';

/**
 * The page's primary action: beside the heading, on a phone in the top bar, where it stays within reach. It is the same element in both
 * places, so that turning a phone on its side keeps an open dialog and the text typed in it.
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
