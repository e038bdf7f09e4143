import { lifetimes, minute } from '@gatehouse/policy';
import type { BeginTotpOutput } from '@gatehouse/core/accounts/contract';
import { Button } from '@mantine/core';
import { QRCodeSVG } from 'qrcode.react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TimedRefusal } from '../../../errors/timed-refusal.tsx';
import { bareCode, CodeField } from '../../../ui/code-field.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import flow from '../flow.module.css';
import classes from './scan-step.module.css';
import type { EnrollingApp } from './use-enrol-app.ts';

interface Props {
  readonly step: ReactNode;
  readonly enrolling: EnrollingApp;
  readonly offer: BeginTotpOutput;
  readonly cancel: string;
  readonly onCancel: () => void;
}

/** The key as a picture for the app's camera and as text for typing, and the code that proves it arrived. */
export function ScanStep({ step, enrolling, offer, cancel, onCancel }: Props) {
  const { t } = useTranslation('security');
  const { confirm, wrongCode, tooLate, startAgain } = enrolling;
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);

  if (tooLate) {
    return (
      <div className={flow.form}>
        <Notice tone="warning" role="alert">
          {t('app.stale', { count: lifetimes.totpOffer / minute })}
        </Notice>
        <div className={flow.buttons}>
          <Button onClick={startAgain}>{t('app.again')}</Button>
        </div>
      </div>
    );
  }
  return (
    <form
      noValidate
      className={flow.form}
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(bareCode(code) === '');
        if (bareCode(code) !== '' && !confirm.isPending) confirm.mutate({ code: bareCode(code) });
      }}
    >
      {step}
      <div className={classes.key}>
        <div className={classes.picture}>
          <QRCodeSVG value={offer.otpauthUrl} size={168} marginSize={2} title={t('app.qr')} />
        </div>
        <div className={classes.words}>
          <p>{t('app.scan')}</p>
          <p>{t('app.typeIn')}</p>
          <p className={classes.secret} dir="ltr">
            {inGroups(offer.secret)}
          </p>
          <CopyButton value={offer.secret} label={t('app.copySecret')} />
        </div>
      </div>
      <CodeField
        of="digits"
        label={t('app.code')}
        description={t('app.codeHelp')}
        value={code}
        onChange={(typed) => {
          setCode(typed);
          setMissing(false);
          if (wrongCode) confirm.reset();
        }}
        error={missing ? t('app.codeMissing') : wrongCode && t('app.codeWrong')}
      />
      {!wrongCode && <TimedRefusal error={confirm.error} since={confirm.submittedAt} />}
      <div className={flow.buttons}>
        <Button variant="default" disabled={confirm.isPending} onClick={onCancel}>
          {cancel}
        </Button>
        <Button type="submit" loading={confirm.isPending}>
          {t('app.confirm')}
        </Button>
      </div>
    </form>
  );
}

/** As people type it: four at a time. */
const inGroups = (secret: string): string => secret.replaceAll(/.{4}(?=.)/g, '$& ');
