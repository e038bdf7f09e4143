import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { exactTime, pastTime, relativeTime } from '../i18n/format.ts';
import { useShownZone } from '../i18n/time-zone.ts';
import { useNow } from './use-now.ts';

/** ISO 8601: `at` for past events (null shows “Never”), `until` for what is still to come or has just passed. */
type Props = { readonly at: string | null } | { readonly until: string };

/** “3 hours ago”, with the exact time in the tooltip. */
export function RelativeTime(props: Props) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  useShownZone();
  const isPast = 'at' in props;
  const time = isPast ? props.at : props.until;
  if (time === null) return <span>{t('never')}</span>;
  const words = isPast ? pastTime : relativeTime;
  return (
    <Tooltip label={exactTime(time, i18n.language)}>
      <time dateTime={time}>{words(time, now, i18n.language)}</time>
    </Tooltip>
  );
}
