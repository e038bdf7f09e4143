import type { ReactNode } from 'react';
import classes from './panel.module.css';

/** What is known about someone or something, as pairs of a label and a value. */
export function Details({ children }: { children: ReactNode }) {
  return <dl className={classes.details}>{children}</dl>;
}

interface Props {
  readonly label: string;
  readonly children: ReactNode;
}

export function Detail({ label, children }: Props) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
