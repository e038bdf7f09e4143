import { useTranslation } from 'react-i18next';
import { RecoveryCodes } from '../codes/recovery-codes.tsx';
import flow from '../flow.module.css';
import { PasswordStep } from '../password-step.tsx';
import { ScanStep } from './scan-step.tsx';
import type { EnrollingApp } from './use-enrol-app.ts';

interface Props {
  readonly enrolling: EnrollingApp;
  /** There is an app already, which the new one replaces. */
  readonly replaces?: boolean;
  /** The first factor of all: recovery codes come with it. */
  readonly first: boolean;
  readonly cancel: string;
  readonly onCancel: () => void;
}

/** The steps of setting up an authenticator app, without a frame: a dialog in the settings, part of a page where it is demanded. */
export function EnrolApp({ enrolling, replaces = false, first, cancel, onCancel }: Props) {
  const { t } = useTranslation('security');
  const { codes, begin, offer } = enrolling;
  const step = (number: number) => (
    <p className={flow.step}>{t('app.step', { step: number, of: first ? 3 : 2 })}</p>
  );
  if (codes.shown) {
    return (
      <RecoveryCodes
        codes={codes.codes}
        step={step(3)}
        reminded={codes.reminded}
        onRemind={codes.remind}
        onDone={codes.saved}
      />
    );
  }
  if (offer)
    return (
      <ScanStep step={step(2)} enrolling={enrolling} offer={offer} cancel={cancel} onCancel={onCancel} />
    );
  return (
    <PasswordStep
      act={t('app.next')}
      cancel={cancel}
      outcome={begin}
      onCancel={onCancel}
      onPassword={(password) => begin.mutate({ password })}
    >
      {step(1)}
      <p>{replaces ? t('app.firstReplace') : t('app.first')}</p>
    </PasswordStep>
  );
}
