import type { ReactNode } from 'react';
import classes from './behind-panel.module.css';

/** The page a side panel opens beside. On a phone the panel takes its place. */
export function BehindPanel({ covered, children }: { covered: boolean; children: ReactNode }) {
  return (
    <div className={classes.page} data-covered={covered || undefined}>
      {children}
    </div>
  );
}
