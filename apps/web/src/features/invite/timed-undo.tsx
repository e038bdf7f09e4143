import { maxSendDelaySeconds } from '@gatehouse/core/invitations/vocabulary';
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationCalls } from './invitation-calls.ts';
import classes from './invite-dialog.module.css';
import { useExpiryDate } from './use-expiry-date.ts';
import { useUndoInvite } from './use-undo-invite.ts';

interface Props {
  readonly ids: readonly string[];
  readonly calls: InvitationCalls;
  readonly onUndone: () => void;
}

/** Offers to undo while the mails wait on the server, with the seconds left. Then the same line says that they were sent. */
export function TimedUndo({ ids, calls, onUndone }: Props) {
  const { t } = useTranslation('invite');
  const undo = useUndoInvite(calls);
  const date = useExpiryDate();
  // By the clock, not by the ticks: a tab in the background gets hardly any.
  const [end] = useState(() => Date.now() + maxSendDelaySeconds * 1_000);
  const [left, setLeft] = useState(maxSendDelaySeconds);
  const [running, setRunning] = useState(false);
  useEffect(() => {
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1_000)));
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [end]);
  const count = ids.length;
  return (
    <div className={classes.sending}>
      {left > 0 || running ? (
        <>
          <Button
            variant="default"
            size="compact-sm"
            loading={running}
            // Hidden from screen readers, which each second would interrupt.
            aria-label={t('report.undo')}
            onClick={() => {
              setRunning(true);
              void undo(ids).then(onUndone);
            }}
          >
            {t('report.undoIn', { seconds: left })}
          </Button>
          <span>{t('report.waiting', { count })}</span>
        </>
      ) : (
        <span role="status" className={classes.sent}>
          <IconCheck size={16} aria-hidden />
          {t('report.sent', { count, date })}
        </span>
      )}
    </div>
  );
}
