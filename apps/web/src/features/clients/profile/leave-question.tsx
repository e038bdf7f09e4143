import type { ClientRow } from '@gatehouse/core/clients/contract';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';

/** Asks before typed text is lost: on every way out of the form, closing the tab included (there the browser asks). */
export function LeaveQuestion({ client, unsaved }: { client: ClientRow; unsaved: boolean }) {
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
      consequences={[t('edit.leaveWhat', { name: client.businessName })]}
      keep={t('edit.stay')}
      act={t('edit.leaveAct')}
      busy={false}
      refusal={null}
      onKeep={() => reset?.()}
      onAct={() => proceed?.()}
    />
  );
}
