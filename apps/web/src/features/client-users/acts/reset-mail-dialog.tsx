import { useTranslation } from 'react-i18next';
import { trpc } from '../../../trpc.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { nameOf, useUserAct, type ActDialogProps } from './act-dialog.ts';

export function ResetMailDialog(props: ActDialogProps) {
  const { t } = useTranslation('client-users');
  const { clientUsers } = trpc.useUtils().client;
  const { opened, user } = props;
  const { email } = user;
  const { act, close, busy, refusal } = useUserAct(
    props,
    () => clientUsers.sendPasswordReset.mutate({ memberId: user.id }),
    () => t('resetMail.done', { email }),
  );
  return (
    <ConfirmDialog
      opened={opened}
      title={t('resetMail.title', { name: nameOf(user) })}
      consequences={[t('resetMail.mail', { email }), t('resetMail.stays')]}
      keep={t('resetMail.keep')}
      act={t('resetMail.act')}
      busy={busy}
      refusal={refusal}
      onKeep={close}
      onAct={() => act()}
    />
  );
}
