import type { ReactNode } from 'react';
import classes from './security.module.css';

interface Props {
  readonly id: string;
  readonly title: string;
  /** Shown beside the title: the state of the whole. */
  readonly state?: ReactNode;
  readonly children: ReactNode;
}

export function Card({ id, title, state, children }: Props) {
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id}>{title}</h2>
        {state}
      </div>
      {children}
    </section>
  );
}
