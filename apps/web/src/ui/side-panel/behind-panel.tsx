import type { ReactNode } from 'react';
import classes from './behind-panel.module.css';

/** The page beside a side panel. On a phone the panel replaces it. */
export function BehindPanel({ covered, children }: { covered: boolean; children: ReactNode }) {
  return (
    <div className={classes.page} data-covered={covered || undefined}>
      {children}
    </div>
  );
}
