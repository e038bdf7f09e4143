import type { Frame, Locale } from '../email-content.ts';

const INTL_LOCALES: Record<Locale, string> = { en: 'en-GB', de: 'de-DE' };

/**
 * "Friday 28 November 2025 at 14:05 UTC". Always with the zone, since a mail may be read anywhere. An unknown zone falls back to UTC, so
 * that the mail is sent nevertheless.
 */
export function formatDate(date: Date, { locale, timeZone }: Pick<Frame, 'locale' | 'timeZone'>): string {
  return new Intl.DateTimeFormat(INTL_LOCALES[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: timeZone && isKnown(timeZone) ? timeZone : 'UTC',
  }).format(date);
}

function isKnown(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
