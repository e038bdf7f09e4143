import { useTranslation } from 'react-i18next';
import { useNow } from '../../ui/use-now.ts';
import { timeIn, zoneName } from '../../ui/time-zone/time-zone.ts';
import classes from './details.module.css';

/** A time zone, and the present time there. */
export function ZoneTime({ zone }: { zone: string }) {
  const { t, i18n } = useTranslation('clients');
  const time = timeIn(zone, useNow(), i18n.language);
  return (
    <>
      {zoneName(zone)}
      {time !== null && <span className={classes.there}>{t('there', { time })}</span>}
    </>
  );
}
