import { localeFor } from '../../i18n/format.ts';

/** “America/New York”, for reading. The value keeps its underscores. */
export const zoneName = (zone: string) => zone.replaceAll('_', ' ');

/** “14:05”, with the weekday if it is another day there; null for a zone this browser does not know. */
export function timeIn(zone: string, now: number, language: string): string | null {
  const locale = localeFor(language);
  try {
    const day = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: zone }).format(now);
    const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone }).format(now);
    const here = new Intl.DateTimeFormat(locale, { weekday: 'short' }).format(now);
    return day === here ? time : `${day} ${time}`;
  } catch {
    return null;
  }
}
