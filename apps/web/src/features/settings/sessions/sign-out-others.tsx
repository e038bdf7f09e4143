import { useTranslation } from 'react-i18next';
import { useErrorMessage } from '../../../errors/use-error-message.ts';
import { trpc } from '../../../trpc.ts';
import { ConfirmDialog } from '../../../ui/confirm/confirm-dialog.tsx';
import { useToast } from '../../../ui/use-toast.tsx';

interface Props {
  readonly opened: boolean;
  readonly count: number;
  readonly onClose: () => void;
}

export function SignOutOthers({ opened, count, onClose }: Props) {
  const { t } = useTranslation('settings');
  const toast = useToast();
  const message = useErrorMessage();
  const utils = trpc.useUtils();
  const revoke = trpc.account.revokeOtherSessions.useMutation({
    onSuccess() {
      close();
      toast.done(t('sessions.others.done'));
    },
    onSettled: () => utils.account.sessions.invalidate(),
  });
  const close = () => {
    onClose();
    revoke.reset();
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={t('sessions.others.title')}
      consequences={[
        t('sessions.others.what', { count }),
        t('sessions.others.here'),
        t('sessions.others.password'),
      ]}
      keep={t('sessions.others.keep')}
      act={t('sessions.others.act')}
      busy={revoke.isPending}
      refusal={revoke.error && message(revoke.error)}
      onKeep={close}
      onAct={() => revoke.mutate({})}
    />
  );
}
