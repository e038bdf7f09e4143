import { Button, FocusTrap } from '@mantine/core';
import { useId } from 'react';
import classes from './discard-question.module.css';
import { useEscapeLayer } from './escape-layers.ts';

interface Props {
  readonly question: string;
  readonly keep: string;
  readonly discard: string;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

/** In the place of the buttons, so that what it is about stays in sight. Esc here means: go on writing. */
export function DiscardQuestion({ question, keep, discard, onKeep, onDiscard }: Props) {
  const id = useId();
  useEscapeLayer(true, onKeep);
  return (
    <FocusTrap active>
      <div className={classes.question} role="alertdialog" aria-labelledby={id}>
        <strong id={id}>{question}</strong>
        <div className={classes.answers}>
          <Button variant="default" onClick={onKeep} data-autofocus>
            {keep}
          </Button>
          <Button color="danger" onClick={onDiscard}>
            {discard}
          </Button>
        </div>
      </div>
    </FocusTrap>
  );
}
