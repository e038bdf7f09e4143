/**
 * Whether the platform knows a time zone of that name: `Europe/Kyiv` as well as `Europe/Kiev`, `UTC`, `US/Pacific`. Asked here alone, and
 * of Intl, because its lists hold one of several names, another in each runtime.
 */
export function isTimeZone(name: string): boolean {
  // `+02:00` is an offset; a zone knows its summers.
  if (!/^[A-Za-z][A-Za-z0-9/_+-]{1,63}$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
