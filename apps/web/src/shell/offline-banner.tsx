import { useNetwork } from '@mantine/hooks';
import { IconWifiOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './offline-banner.module.css';

/** The live region is always rendered: screen readers miss one that appears together with its text. */
export function OfflineBanner() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  return (
    <div role="status">
      {!online && (
        <div className={classes.banner}>
          <IconWifiOff size={16} aria-hidden />
          {t('offline')}
        </div>
      )}
    </div>
  );
}
