import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { exactTime, relativeTime } from '../i18n/format.ts';
import { useShownZone } from '../i18n/time-zone.ts';
import { useNow } from './use-now.ts';

interface Props {
  /** ISO 8601; null shows “Never”. */
  readonly at: string | null;
}

/** “3 hours ago”, with the exact time in the tooltip. */
export function RelativeTime({ at }: Props) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  useShownZone();
  if (at === null) return <span>{t('never')}</span>;
  return (
    <Tooltip label={exactTime(at, i18n.language)}>
      <time dateTime={at}>{relativeTime(at, now, i18n.language)}</time>
    </Tooltip>
  );
}
