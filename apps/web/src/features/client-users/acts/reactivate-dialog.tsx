import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { useUsers } from '../users-context.ts';
import { nameOf, useUserAct, type ActDialogProps } from './act-dialog.ts';

export function ReactivateDialog(props: ActDialogProps) {
  const { t } = useTranslation(['client-users', 'common']);
  const { client } = useUsers();
  const { clientUsers } = trpc.useUtils().client;
  const { opened, user } = props;
  const name = nameOf(user);
  const { act, close, busy, refusal } = useUserAct(
    props,
    () => clientUsers.reactivate.mutate({ memberId: user.id }),
    () => t('reactivate.done', { name }),
    {
      run: () => clientUsers.deactivate.mutate({ memberId: user.id }),
      done: t('deactivate.done', { name }),
    },
  );
  return (
    <ConfirmDialog
      opened={opened}
      title={t('reactivate.title', { name })}
      consequences={[
        t('reactivate.back', { client: client.businessName, role: t(`common:role.${user.role}`) }),
        t('reactivate.silent'),
      ]}
      keep={t('reactivate.keep')}
      act={t('reactivate.act', { name })}
      busy={busy}
      refusal={refusal}
      onKeep={close}
      onAct={() => act()}
    />
  );
}
