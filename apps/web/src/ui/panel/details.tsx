import type { ReactNode } from 'react';
import classes from './panel.module.css';

interface ListProps {
  /** The least width of the labels in pixels. */
  readonly labels?: 96 | 104 | 112;
  readonly children: ReactNode;
}

/** The details of a person or thing, as pairs of a label and a value. */
export function Details({ labels = 104, children }: ListProps) {
  return (
    <dl
      className={classes.details}
      style={{ gridTemplateColumns: `minmax(${labels}px, auto) minmax(0, 1fr)` }}
    >
      {children}
    </dl>
  );
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
