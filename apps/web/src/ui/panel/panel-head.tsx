import type { ReactNode } from 'react';
import classes from './panel.module.css';

interface Props {
  /** The initials, or a drawing instead. */
  readonly disc: ReactNode;
  readonly name: string;
  /** Role and state, as badges. */
  readonly children: ReactNode;
}

/** Who or what a side panel is about. */
export function PanelHead({ disc, name, children }: Props) {
  return (
    <div className={classes.head}>
      {disc}
      <div className={classes.words}>
        <h2 className={classes.name}>
          <bdi>{name}</bdi>
        </h2>
        <div className={classes.badges}>{children}</div>
      </div>
    </div>
  );
}

export function PanelHeading({ children }: { children: ReactNode }) {
  return <h3 className={classes.heading}>{children}</h3>;
}
