import { Button, Code } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy-button.tsx';
import classes from './error-panel.module.css';

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
            {t('requestId')} <Code>{requestId}</Code> <CopyButton value={requestId} />
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
