import { Button, Code } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './error-panel.module.css';

// Loaded on demand: with its tooltip it is larger than the panel, and the panel is part of every first page. If loading fails, the id can
// still be read.
const CopyButton = lazy(() =>
  import('./copy-button.tsx').then(
    ({ CopyButton: button }) => ({ default: button }),
    () => ({ default: () => <></> }),
  ),
);

interface Props {
  /** What failed: “The members could not be loaded”. Left out where the page's heading says it. */
  readonly title?: string;
  /** The cause and the remedy. */
  readonly message: string;
  readonly requestId?: string | null;
  readonly onRetry?: (() => void) | undefined;
  readonly retrying?: boolean;
}

/** Shown in place of the content. The rest of the page keeps working. */
export function ErrorPanel({ title, message, requestId, onRetry, retrying = false }: Props) {
  const { t } = useTranslation();
  return (
    <div role="alert" className={classes.panel}>
      <IconAlertTriangle size={20} stroke={1.75} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        {title && <strong>{title}</strong>}
        <p>{message}</p>
        {requestId && (
          <p className={classes.request}>
            {t('requestId')} <Code>{requestId}</Code>{' '}
            <Suspense>
              <CopyButton value={requestId} />
            </Suspense>
          </p>
        )}
        {onRetry && (
          <Button variant="default" onClick={onRetry} loading={retrying}>
            {t('tryAgain')}
          </Button>
        )}
      </div>
    </div>
  );
}
