import { Button, Code } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './error-panel.module.css';

// With its tooltip it is larger than the panel, and the panel is part of the first page of every visit.
// Where it does not arrive, the number is there to be read.
const CopyButton = lazy(() =>
  import('./copy-button.tsx').then(
    ({ CopyButton: button }) => ({ default: button }),
    () => ({ default: () => <></> }),
  ),
);

interface Props {
  /** What failed: “The members could not be loaded”. Left out where the page's heading says it. */
  readonly title?: string;
  /** Why, and what to do. */
  readonly message: string;
  readonly requestId?: string | null;
  readonly onRetry?: (() => void) | undefined;
  readonly retrying?: boolean;
}

/** Stands where the content would be; the rest of the page lives on. */
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
