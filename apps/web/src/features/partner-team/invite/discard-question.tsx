import { Button, FocusTrap } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useEscapeLayer } from '../../../ui/confirm/escape-layers.ts';
import classes from './invite-dialog.module.css';

interface Props {
  readonly count: number;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

/** In the place of the buttons, so that the list it is about stays in sight. Esc here means: go on writing. */
export function DiscardQuestion({ count, onKeep, onDiscard }: Props) {
  const { t } = useTranslation('partner-team');
  const id = useId();
  useEscapeLayer(true, onKeep);
  return (
    <FocusTrap active>
      <div className={classes.question} role="alertdialog" aria-labelledby={id}>
        <strong id={id}>{t('invite.discard', { count })}</strong>
        <div className={classes.answers}>
          <Button variant="default" onClick={onKeep} data-autofocus>
            {t('invite.keepWriting')}
          </Button>
          <Button color="danger" onClick={onDiscard}>
            {t('invite.discardAct')}
          </Button>
        </div>
      </div>
    </FocusTrap>
  );
}
