const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** The runtime's name of a zone, for any of the zone's names. */
export function canonicalZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return zone;
  }
}

/**
 * The countries that use a zone, in the reader's language, by the runtime's name of the zone; empty where the browser does not tell. Read
 * from the browser, because countries and zones change and a browser knows them in every language.
 */
export function countriesOfZones(language: string): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const found = new Map<string, string>();
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(code);
    if (name === undefined) continue;
    for (const zone of zonesOf(code)) {
      const key = canonicalZone(zone);
      found.set(key, [found.get(key), name, english.of(code)].filter((part) => part !== undefined).join(' '));
    }
  }
  return found;
}

/** Newer browsers have a method for it, older ones a property, some neither. The types declare neither. */
function zonesOf(code: string): readonly string[] {
  try {
    const locale = new Intl.Locale(`und-${code}`);
    const ask: unknown = Reflect.get(locale, 'getTimeZones');
    const zones: unknown = typeof ask === 'function' ? ask.call(locale) : Reflect.get(locale, 'timeZones');
    return Array.isArray(zones) ? zones.filter((zone) => typeof zone === 'string') : [];
  } catch {
    return [];
  }
}
