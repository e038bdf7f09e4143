import { maxSendDelaySeconds } from '@gatehouse/core/invitations/contract';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationCalls } from './invitation-calls.ts';
import { useUndoInvite } from './use-undo-invite.ts';

interface Props {
  readonly ids: readonly string[];
  readonly calls: InvitationCalls;
  readonly onUndone: () => void;
}

/** Offered as long as the mails wait on the server. */
export function TimedUndo({ ids, calls, onUndone }: Props) {
  const { t } = useTranslation('invite');
  const undo = useUndoInvite(calls);
  const [state, setState] = useState<'offered' | 'running' | 'over'>('offered');
  useEffect(() => {
    const timer = setTimeout(
      () => setState((now) => (now === 'offered' ? 'over' : now)),
      maxSendDelaySeconds * 1_000,
    );
    return () => clearTimeout(timer);
  }, []);
  if (state === 'over') return null;
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={state === 'running'}
      onClick={() => {
        setState('running');
        void undo(ids).then(onUndone);
      }}
    >
      {t('report.undo')}
    </Button>
  );
}
