import { useTranslation } from 'react-i18next';
import { toProblem } from '../../../errors/problem.ts';
import { trpc } from '../../../trpc.ts';
import { DialogFrame } from '../../../ui/confirm/dialog-frame.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useToast } from '../../../ui/use-toast.tsx';
import { RecoveryCodes } from '../codes/recovery-codes.tsx';
import { useCodesShown } from '../codes/use-codes-shown.ts';
import flow from '../flow.module.css';
import { PasswordStep } from '../password-step.tsx';
import { useFactorsChanged } from '../use-factors-changed.ts';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function NewCodesDialog({ opened, onClose }: Props) {
  const { t } = useTranslation('security');
  const toast = useToast();
  const changed = useFactorsChanged();
  const codes = useCodesShown(() => {
    onClose();
    toast.done(t('newCodes.done'));
  });
  const renew = trpc.account.regenerateRecoveryCodes.useMutation({
    onSuccess: async ({ recoveryCodes }) => {
      codes.show(recoveryCodes);
      await changed();
    },
    onError: () => changed(),
  });
  return (
    <DialogFrame
      opened={opened}
      title={codes.shown ? t('codes.title') : t('newCodes.title')}
      busy={renew.isPending}
      onClose={codes.shown ? codes.remind : onClose}
    >
      {codes.shown ? (
        <RecoveryCodes
          codes={codes.codes}
          reminded={codes.reminded}
          onRemind={codes.remind}
          onDone={codes.saved}
        />
      ) : (
        <PasswordStep
          act={t('newCodes.act')}
          cancel={t('newCodes.keep')}
          outcome={renew}
          explain={explain}
          onCancel={onClose}
          onPassword={(password) => renew.mutate({ password })}
        >
          <ul className={flow.consequences}>
            <li>{t('newCodes.old')}</li>
            <li>{t('newCodes.devices')}</li>
          </ul>
        </PasswordStep>
      )}
    </DialogFrame>
  );

  function explain(error: unknown) {
    if (toProblem(error).reason !== 'mfa_enrolment_required') return null;
    return (
      <Notice tone="danger" role="alert">
        {t('newCodes.required')}
      </Notice>
    );
  }
}
