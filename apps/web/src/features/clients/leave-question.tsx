import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/confirm/confirm-dialog.tsx';

interface Props {
  readonly unsaved: boolean;
  /** What would be lost. */
  readonly what: string;
}

/** Asks before typed text is lost: on every way out of the form, closing the tab included (there the browser asks). */
export function LeaveQuestion({ unsaved, what }: Props) {
  const { t } = useTranslation('clients');
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => unsaved,
    enableBeforeUnload: unsaved,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      danger
      opened={status === 'blocked'}
      title={t('edit.leave')}
      consequences={[what]}
      keep={t('edit.stay')}
      act={t('edit.leaveAct')}
      busy={false}
      refusal={null}
      onKeep={() => reset?.()}
      onAct={() => proceed?.()}
    />
  );
}
