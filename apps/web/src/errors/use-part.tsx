import { Loader } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogFrame } from '../ui/confirm/dialog-frame.tsx';
import type { OnDemand } from './on-demand.ts';
import { ProblemPanel } from './problem-panel.tsx';
import classes from './use-part.module.css';

/**
 * A dialog that is loaded when it is first opened. Answers its module, and what to show instead while it is on the way or could not be
 * loaded. It stays mounted once it was opened, so that closing can be seen.
 */
export function usePart<M>(
  dialog: OnDemand<M>,
  opened: boolean,
  onClose: () => void,
): { readonly module: M | null; readonly instead: ReactNode } {
  const [was, setWas] = useState(opened);
  const [error, setError] = useState<unknown>(null);
  const [, setLoaded] = useState(false);
  if (opened && !was) setWas(true);
  const missing = opened && dialog.module() === null;
  useEffect(() => {
    if (!missing) return undefined;
    let gone = false;
    dialog.load().then(
      () => !gone && setLoaded(true),
      (failure: unknown) => !gone && setError(failure),
    );
    return () => {
      gone = true;
    };
  }, [dialog, missing]);
  const close = () => {
    setError(null);
    onClose();
  };
  return {
    module: was ? dialog.module() : null,
    instead: missing && (error === null ? <Arriving /> : <NotArrived error={error} onClose={close} />),
  };
}

/** Seen only when it takes noticeably long; a screen reader is told. */
function Arriving() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('loading')} className={classes.arriving}>
      <Loader type="dots" color="gray" />
    </div>
  );
}

function NotArrived({ error, onClose }: { readonly error: unknown; readonly onClose: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <DialogFrame opened title={t('crash.title')} onClose={onClose}>
      {/* The browser remembers a module that did not arrive: only a reload asks for it again. */}
      <ProblemPanel error={error} onRetry={() => (navigator.onLine ? location.reload() : onClose())} />
    </DialogFrame>
  );
}
