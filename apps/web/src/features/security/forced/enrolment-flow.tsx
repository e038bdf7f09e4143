import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EnrolApp } from '../enrol/enrol-app.tsx';
import { EnrolPasskey } from '../enrol/enrol-passkey.tsx';
import { useEnrolApp } from '../enrol/use-enrol-app.ts';
import { useEnrolPasskey } from '../enrol/use-enrol-passkey.ts';
import type { Factor } from './enrolment-choice.tsx';
import classes from './enrolment.module.css';

interface Flow {
  /** From the moment a factor may be created until its recovery codes are saved, nothing leads away. */
  readonly onBusy: (busy: boolean) => void;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

export function EnrolmentFlow({ factor, ...flow }: Flow & { readonly factor: Factor }) {
  return factor === 'passkey' ? <PasskeyFlow {...flow} /> : <AppFlow {...flow} />;
}

function PasskeyFlow({ onBusy, onBack, onDone }: Flow) {
  const { t } = useTranslation('security');
  const enrolling = useEnrolPasskey(onDone);
  useNotify(enrolling.enrol.isPending || enrolling.codes.shown, onBusy);
  return (
    <Section title={enrolling.codes.shown ? t('codes.title') : t('passkey.title')}>
      <EnrolPasskey enrolling={enrolling} cancel={t('enrol.other')} onCancel={onBack} />
    </Section>
  );
}

function AppFlow({ onBusy, onBack, onDone }: Flow) {
  const { t } = useTranslation('security');
  const enrolling = useEnrolApp(onDone);
  useNotify(enrolling.confirm.isPending || enrolling.codes.shown, onBusy);
  return (
    <Section title={enrolling.codes.shown ? t('codes.title') : t('app.title')}>
      <EnrolApp first enrolling={enrolling} cancel={t('enrol.other')} onCancel={onBack} />
    </Section>
  );
}

function useNotify(busy: boolean, onBusy: (busy: boolean) => void): void {
  useEffect(() => {
    onBusy(busy);
  }, [busy, onBusy]);
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={classes.card} aria-labelledby="enrol-step">
      <h2 id="enrol-step" ref={heading} tabIndex={-1} className={classes.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
