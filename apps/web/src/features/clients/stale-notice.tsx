import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/notice.tsx';
import classes from './stale-notice.module.css';

interface Props {
  /** A sentence for each change another administrator saved meanwhile; null while it is loading. */
  readonly differences: readonly string[] | null;
  readonly onReload: () => void;
  readonly onKeep: () => void;
}

/** What another administrator saved meanwhile, one by one, and the two ways to continue. */
export function StaleNotice({ differences, onReload, onKeep }: Props) {
  const { t } = useTranslation('clients');
  if (!differences) {
    return (
      <div className={classes.notice}>
        <Notice tone="warning" icon={IconAlertTriangle} role="alert" title={t('edit.stale.title')}>
          {t('edit.stale.loading')}
        </Notice>
      </div>
    );
  }
  return (
    <div className={classes.notice}>
      <Notice tone="warning" icon={IconAlertTriangle} role="alert" title={t('edit.stale.title')}>
        {t(differences.length > 0 ? 'edit.stale.sentence' : 'edit.stale.nothing')}
        <ul className={classes.differences}>
          {differences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <div className={classes.choices}>
          <Button variant="default" size="compact-sm" autoFocus onClick={onKeep}>
            {t('edit.stale.keep')}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={onReload}>
            {t('edit.stale.reload')}
          </Button>
        </div>
      </Notice>
    </div>
  );
}
