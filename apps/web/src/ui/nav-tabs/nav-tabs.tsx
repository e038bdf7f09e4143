import { useEffect, useRef, type ReactNode } from 'react';
import classes from './nav-tabs.module.css';

/** For the links inside: `<Link className={navTab}>`. The router marks the current page. */
export const navTab = classes.tab ?? '';

interface Props {
  /** Names what the views show. */
  readonly label: string;
  /** Changes when another view opens. */
  readonly current: string;
  readonly children: ReactNode;
}

/** The views of one page. Each has its own address, so they are links and not tabs. */
export function NavTabs({ label, current, children }: Props) {
  const row = useRef<HTMLElement>(null);

  useEffect(() => {
    const { current: element } = row;
    if (!element) return undefined;
    const look = () => {
      const from = Math.abs(element.scrollLeft);
      const before = from > 1;
      const after = from < element.scrollWidth - element.clientWidth - 1;
      const rtl = getComputedStyle(element).direction === 'rtl';
      const [start, end] = rtl ? [after, before] : [before, after];
      element.dataset['more'] = start && end ? 'both' : start ? 'start' : end ? 'end' : 'none';
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);

  useEffect(() => {
    row.current
      ?.querySelector('[aria-current=page]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);

  return (
    <nav ref={row} aria-label={label} className={classes.tabs}>
      {children}
    </nav>
  );
}

/** The number of entries behind a tab. */
export const TabCount = ({ children }: { children: ReactNode }) => (
  <span className={classes.count}>{children}</span>
);
