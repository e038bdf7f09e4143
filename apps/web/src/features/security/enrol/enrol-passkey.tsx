import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toProblem } from '../../../errors/problem.ts';
import { Notice } from '../../../ui/notice.tsx';
import { browserRefusal, type BrowserRefusal } from '../../auth/passkeys/browser-refusal.ts';
import { RefusalNotice } from '../../auth/passkeys/refusal-notice.tsx';
import { RecoveryCodes } from '../codes/recovery-codes.tsx';
import { PasswordStep } from '../password-step.tsx';
import type { EnrollingPasskey } from './use-enrol-passkey.ts';

interface Props {
  readonly enrolling: EnrollingPasskey;
  readonly cancel: string;
  readonly onCancel: () => void;
}

const longestName = 120;

/** The steps of adding a passkey, without a frame. */
export function EnrolPasskey({ enrolling: { codes, enrol }, cancel, onCancel }: Props) {
  const { t } = useTranslation('security');
  const [name, setName] = useState('');
  const refusal = (error: unknown) => {
    const said = refusalOf(error);
    if (said === null) return null;
    if (said !== 'cancelled' && said !== 'known' && said !== 'refused')
      return <RefusalNotice refusal={said} />;
    return (
      <Notice tone={said === 'cancelled' ? 'neutral' : 'danger'} role="alert">
        {t(`passkey.${said}`)}
      </Notice>
    );
  };
  if (codes.shown) {
    return (
      <RecoveryCodes
        codes={codes.codes}
        reminded={codes.reminded}
        onRemind={codes.remind}
        onDone={codes.saved}
      />
    );
  }
  return (
    <PasswordStep
      act={t('passkey.add')}
      cancel={cancel}
      outcome={enrol}
      explain={refusal}
      onCancel={onCancel}
      onPassword={(password) => enrol.mutate({ password, name: name.trim() || t('passkey.unnamed') })}
    >
      <p>{t('passkey.what')}</p>
      <TextInput
        label={t('passkey.name')}
        description={t('passkey.nameHelp')}
        name="passkey-name"
        autoComplete="off"
        maxLength={longestName}
        dir="auto"
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
    </PasswordStep>
  );
}

/** The error of the browser or the server about this passkey; null for any other error. */
function refusalOf(error: unknown): BrowserRefusal | 'refused' | null {
  const { reason } = toProblem(error);
  if (reason === 'already_exists') return 'known';
  return reason === 'invalid_code' ? 'refused' : browserRefusal(error);
}
