import type { ComponentType, ReactNode } from 'react';
import classes from '../security.module.css';

interface Props {
  readonly icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>;
  readonly title: string;
  readonly what: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** One kind of factor: what it is, the person's factors of it, and what can be done. */
export function FactorKind({ icon: Icon, title, what, actions, children }: Props) {
  return (
    <div className={classes.kind}>
      <div className={classes.kindHead}>
        <div className={classes.kindWords}>
          <h3>
            <Icon size={18} stroke={1.75} aria-hidden />
            {title}
          </h3>
          <p>{what}</p>
        </div>
        {actions && <div className={classes.buttons}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
