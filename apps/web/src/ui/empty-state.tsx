import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface Props {
  /** One of `drawings.tsx`. */
  readonly drawing: ReactNode;
  readonly title?: string;
  readonly sentence: ReactNode;
  /** The one button that helps, if there is one. */
  readonly action?: ReactNode;
}

export function EmptyState({ drawing, title, sentence, action }: Props) {
  return (
    <div className={classes.empty}>
      {drawing}
      <div>
        {title && <h2 className={classes.title}>{title}</h2>}
        <Text className={classes.sentence}>{sentence}</Text>
      </div>
      {action}
    </div>
  );
}
