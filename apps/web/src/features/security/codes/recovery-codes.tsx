import { Button, Checkbox, Portal } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { longDate } from '../../../i18n/format.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { useSession } from '../../auth/use-session.ts';
import flow from '../flow.module.css';
import classes from './recovery-codes.module.css';
import { recoveryFileName, recoveryText, saveText } from './recovery-file.ts';

interface Props {
  readonly codes: readonly string[];
  /** The number of this step among the steps. */
  readonly step?: ReactNode;
  /** The reader tried to leave before confirming. */
  readonly reminded: boolean;
  readonly onRemind: () => void;
  readonly onDone: () => void;
}

/**
 * Shown only once: to copy, to download, to print. Done works only after the reader has confirmed that they are saved. The frame has the
 * title.
 */
export function RecoveryCodes({ codes, step, reminded, onRemind, onDone }: Props) {
  const { t, i18n } = useTranslation('security');
  const [saved, setSaved] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const email = useSession()?.user.email ?? '';
  const { host } = window.location;
  const [madeAt] = useState(() => new Date().toISOString());
  const sheet = {
    title: t('codes.sheet.title', { host }),
    lines: [
      t('codes.sheet.whose', { email }),
      t('codes.sheet.made', { date: longDate(madeAt, i18n.language) }),
      t('codes.sheet.use'),
    ],
    codes,
  };

  useEffect(() => list.current?.focus(), []);
  useEffect(() => {
    if (reminded) box.current?.focus();
  }, [reminded]);
  useAskBeforeClosing(!saved);

  return (
    <div className={flow.form}>
      {step}
      <p className={classes.why}>{t('codes.why')}</p>
      <ol ref={list} tabIndex={-1} className={classes.codes} aria-label={t('codes.label')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className={classes.ways}>
        <CopyButton value={codes.join('\n')} label={t('codes.copy')} />
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => saveText(recoveryFileName(host), recoveryText(sheet))}
        >
          {t('codes.download')}
        </Button>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPrinter size={14} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('codes.print')}
        </Button>
      </div>
      <Checkbox
        ref={box}
        label={t('codes.saved')}
        checked={saved}
        onChange={({ currentTarget: { checked } }) => setSaved(checked)}
        error={reminded && !saved && t('codes.remind')}
      />
      <div className={flow.buttons}>
        <Button onClick={saved ? onDone : onRemind}>{t('codes.done')}</Button>
      </div>
      <Portal reuseTargetNode={false}>
        <div className={classes.sheet} data-print-sheet>
          <h1>{sheet.title}</h1>
          {sheet.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <ul>
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </div>
      </Portal>
    </div>
  );
}

/** Closing the tab would lose what is shown only once, so the browser asks. */
function useAskBeforeClosing(ask: boolean): void {
  useEffect(() => {
    if (!ask) return undefined;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [ask]);
}
