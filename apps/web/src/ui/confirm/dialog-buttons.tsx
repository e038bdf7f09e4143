import type { ReactNode } from 'react';
import classes from './confirm-dialog.module.css';

/** The last line of a dialog: the quiet button first, the verb last. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return <div className={classes.buttons}>{children}</div>;
}
