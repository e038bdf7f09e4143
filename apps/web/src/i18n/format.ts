import { shownZone } from './time-zone.ts';

/** The variant of a language when the browser names none. */
const usual: Readonly<Record<string, string>> = { en: 'en-GB' };

/** The browser's own variant of a language (“en-US”), so that dates look familiar to the reader. */
export function localeFor(language: string, preferred = navigator.languages): string {
  const own = preferred.find((tag) => tag.startsWith(`${language}-`) && isTag(tag));
  return own ?? usual[language] ?? language;
}

/** Some browsers pass on the system's locale, such as “en-US@posix”, and Intl throws for it. */
function isTag(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

const minute = 60;
const units = [
  ['year', 365 * 24 * 60 * minute],
  ['month', 30 * 24 * 60 * minute],
  ['day', 24 * 60 * minute],
  ['hour', 60 * minute],
  ['minute', minute],
] as const;

/**
 * “in 3 days”, “yesterday”, “now”: the largest unit that fits. `now` is in milliseconds. Past times count whole units. Future times are
 * rounded: otherwise seven days would read “in 6 days” a moment after they began.
 */
export function relativeTime(iso: string, now: number, language: string): string {
  const seconds = (Date.parse(iso) - now) / 1_000;
  const format = new Intl.RelativeTimeFormat(localeFor(language), { numeric: 'auto' });
  const unit = units.find(([, length]) => Math.abs(seconds) >= length);
  if (!unit) return format.format(0, 'second');
  const amount = seconds / unit[1];
  return format.format(amount > 0 ? Math.round(amount) : Math.trunc(amount), unit[0]);
}

/** The same for past events: at the latest “now”, however far the clocks of reader and server differ. */
export const pastTime = (iso: string, now: number, language: string): string =>
  relativeTime(iso, Math.max(now, Date.parse(iso)), language);

/** The zone of the person's account. Without one the option is omitted, and the browser's zone applies. */
function inZone(): { readonly timeZone?: string } {
  const timeZone = shownZone();
  return timeZone === undefined ? {} : { timeZone };
}

/** “28 November 2025 at 14:05:12 CET”: for tooltips and wherever the exact time matters. */
export function exactTime(iso: string, language: string): string {
  return new Intl.DateTimeFormat(localeFor(language), {
    dateStyle: 'long',
    timeStyle: 'long',
    ...inZone(),
  }).format(new Date(iso));
}

/** “28 November 2025”. */
export function longDate(iso: string, language: string): string {
  return new Intl.DateTimeFormat(localeFor(language), { dateStyle: 'long', ...inZone() }).format(
    new Date(iso),
  );
}

/** “45 seconds”, “12 minutes”: a waiting time, rounded up. */
export function formatWait(seconds: number, language: string): string {
  const inMinutes = seconds >= 90;
  const value = Math.ceil(inMinutes ? seconds / minute : seconds);
  const unit = inMinutes ? 'minute' : 'second';
  return new Intl.NumberFormat(localeFor(language), { style: 'unit', unit, unitDisplay: 'long' }).format(
    value,
  );
}

/** A waiting time and the time of day at which it is over. */
export function waitUntil(
  seconds: number,
  language: string,
): { readonly wait: string; readonly time: string } {
  const over = new Date(Date.now() + seconds * 1_000);
  return {
    wait: formatWait(seconds, language),
    time: new Intl.DateTimeFormat(localeFor(language), { timeStyle: 'short', ...inZone() }).format(over),
  };
}
