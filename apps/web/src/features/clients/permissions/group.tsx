import { useId, type ReactNode } from 'react';
import classes from './permissions.module.css';

interface Props {
  readonly title: string;
  readonly sentence?: string;
  readonly children: ReactNode;
}

export function Group({ title, sentence, children }: Props) {
  const id = useId();
  return (
    <section className={classes.group} aria-labelledby={id}>
      <div className={classes.groupHead}>
        <h2 id={id}>{title}</h2>
        {sentence && <p>{sentence}</p>}
      </div>
      <div className={classes.rows}>{children}</div>
    </section>
  );
}
