/**
 * Whether the platform knows a time zone of that name: `Europe/Kyiv` as well as `Europe/Kiev`, `UTC`, `US/Pacific`. Only this function
 * checks, and it asks Intl by name, because Intl's lists hold one of several names, a different one in each runtime.
 */
export function isTimeZone(name: string): boolean {
  // `+02:00` is an offset, which has no daylight saving time.
  if (!/^[A-Za-z][A-Za-z0-9/_+-]{1,63}$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
