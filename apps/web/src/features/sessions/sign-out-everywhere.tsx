import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useErrorMessage } from '../../errors/use-error-message.ts';
import { ConfirmDialog } from '../../ui/confirm/confirm-dialog.tsx';
import { useToast } from '../../ui/use-toast.tsx';
import type { SessionCalls } from './session-review.tsx';

interface Props {
  readonly opened: boolean;
  readonly name: string;
  readonly count: number;
  readonly calls: Pick<SessionCalls, 'revokeAll' | 'refreshed'>;
  /** A password-reset mail can be sent to this person. */
  readonly offersReset?: boolean;
  readonly onClose: () => void;
}

export function SignOutEverywhere({ opened, name, count, calls, offersReset = false, onClose }: Props) {
  const { t } = useTranslation('sessions');
  const toast = useToast();
  const message = useErrorMessage();
  const revoke = useMutation({
    mutationFn: calls.revokeAll,
    onSuccess() {
      close();
      toast.done(t('everywhere.done', { name }));
    },
    onSettled: calls.refreshed,
  });
  const close = () => {
    onClose();
    revoke.reset();
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={t('everywhere.title', { name })}
      consequences={[
        t('everywhere.what', { count }),
        t('everywhere.silent'),
        t(offersReset ? 'everywhere.again' : 'everywhere.againOnly'),
      ]}
      keep={t('everywhere.keep')}
      act={t('everywhere.act')}
      busy={revoke.isPending}
      refusal={revoke.error && message(revoke.error)}
      onKeep={close}
      onAct={() => revoke.mutate()}
    />
  );
}
