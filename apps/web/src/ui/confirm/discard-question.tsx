import { Button, FocusTrap } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import classes from './discard-question.module.css';
import { useEscapeLayer } from './escape-layers.ts';

interface Props {
  readonly question: string;
  readonly keep: string;
  readonly discard: string;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

/** Replaces the buttons, so that the text in question stays visible. Esc continues editing. */
export function DiscardQuestion({ question: words, keep, discard, onKeep, onDiscard }: Props) {
  const id = useId();
  const question = useRef<HTMLDivElement>(null);
  useEscapeLayer(true, onKeep);
  useEffect(() => question.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <FocusTrap active>
      <div ref={question} className={classes.question} role="alertdialog" aria-labelledby={id}>
        <strong id={id}>{words}</strong>
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
