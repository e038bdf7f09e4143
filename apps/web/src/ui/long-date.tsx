import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { exactTime, longDate } from '../i18n/format.ts';
import { useShownZone } from '../i18n/time-zone.ts';

/** “28 November 2025”, with the time of day in the tooltip. */
export function LongDate({ at }: { at: string }) {
  const { i18n } = useTranslation();
  useShownZone();
  return (
    <Tooltip label={exactTime(at, i18n.language)}>
      <time dateTime={at}>{longDate(at, i18n.language)}</time>
    </Tooltip>
  );
}
