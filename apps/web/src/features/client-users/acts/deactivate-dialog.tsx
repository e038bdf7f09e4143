import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { useUsers } from '../users-context.ts';
import { nameOf, useUserAct, type ActDialogProps } from './act-dialog.ts';

export function DeactivateDialog(props: ActDialogProps) {
  const { t } = useTranslation('client-users');
  const { client } = useUsers();
  const { clientUsers } = trpc.useUtils().client;
  const { opened, user } = props;
  const name = nameOf(user);
  const { act, close, busy, refusal } = useUserAct(
    props,
    () => clientUsers.deactivate.mutate({ memberId: user.id }),
    () => t('deactivate.done', { name }),
    {
      run: () => clientUsers.reactivate.mutate({ memberId: user.id }),
      done: t('reactivate.done', { name }),
    },
  );
  return (
    <ConfirmDialog
      opened={opened}
      title={t('deactivate.title', { name })}
      consequences={[
        t('deactivate.signedOut', { client: client.businessName }),
        t('deactivate.stays'),
        t('deactivate.silent'),
      ]}
      keep={t('deactivate.keep')}
      act={t('deactivate.act', { name })}
      busy={busy}
      refusal={refusal}
      onKeep={close}
      onAct={() => act()}
    />
  );
}
