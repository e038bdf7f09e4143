import { minPasswordLength } from '@gatehouse/core/identity/vocabulary';
import { useTranslation } from 'react-i18next';
import { toProblem, type Problem } from '../../../errors/problem.ts';
import { trpc } from '../../../trpc.ts';
import { DialogFrame } from '../../../ui/confirm/dialog-frame.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useToast } from '../../../ui/use-toast.tsx';
import flow from '../flow.module.css';
import { PasswordStep } from '../password-step.tsx';
import { useFactorsChanged } from '../use-factors-changed.ts';

/** What is removed: a passkey, or the only app. */
export type Removal =
  | { readonly kind: 'app' }
  | { readonly kind: 'passkey'; readonly id: string; readonly name: string };

interface Props {
  readonly opened: boolean;
  readonly removal: Removal;
  /** No factor is left after it. */
  readonly last: boolean;
  readonly onClose: () => void;
}

export function RemovalDialog({ opened, removal, last, onClose }: Props) {
  const { t } = useTranslation('security');
  const toast = useToast();
  const changed = useFactorsChanged();
  const whatever = {
    onSuccess: async () => {
      onClose();
      toast.done(t('removal.done'));
      await changed();
    },
    // Another tab may have changed what is shown.
    onError: () => changed(),
  };
  const ofApp = trpc.account.removeTotp.useMutation(whatever);
  const ofPasskey = trpc.account.removePasskey.useMutation(whatever);
  const isApp = removal.kind === 'app';
  const outcome = isApp ? ofApp : ofPasskey;
  return (
    <DialogFrame
      opened={opened}
      title={isApp ? t('removal.appTitle') : t('removal.passkeyTitle', { name: removal.name })}
      busy={outcome.isPending}
      onClose={onClose}
    >
      <PasswordStep
        danger
        act={isApp ? t('removal.removeApp') : t('removal.removePasskey')}
        cancel={t('removal.keep')}
        outcome={outcome}
        explain={explain}
        onCancel={onClose}
        onPassword={(password) =>
          isApp ? ofApp.mutate({ password }) : ofPasskey.mutate({ passkeyId: removal.id, password })
        }
      >
        <ul className={flow.consequences}>
          <li>{isApp ? t('removal.appWhat') : t('removal.passkeyWhat')}</li>
          <li>{last ? t('removal.last') : t('removal.notLast')}</li>
          <li>{t('removal.devices')}</li>
        </ul>
      </PasswordStep>
    </DialogFrame>
  );

  function explain(error: unknown) {
    const sentence = whyNot(toProblem(error));
    if (sentence === null) return null;
    return (
      <Notice tone="danger" role="alert">
        {sentence}
      </Notice>
    );
  }

  function whyNot({ reason, fields }: Problem): string | null {
    if (reason === 'not_found') return t('removal.gone');
    if (reason === 'mfa_enrolment_required') return t('removal.required');
    const tooShort = reason === 'invalid_input' && fields['password'] !== undefined;
    return tooShort ? t('removal.passwordTooShort', { count: minPasswordLength }) : null;
  }
}
