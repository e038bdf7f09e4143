import { localeFor } from '../../i18n/format.ts';
import { nameOfToday, otherNames } from './renamed-zones.ts';
import { zoneName } from './time-zone.ts';
import { canonicalZone, countriesOfZones } from './zone-countries.ts';

/** The zones this browser lists, under their present names. Any other name that Intl accepts may be stored and is shown unchanged. */
const timeZones: readonly string[] = [
  ...new Set(['UTC', ...Intl.supportedValuesOf('timeZone').map((zone) => known(nameOfToday(zone), zone))]),
];

function known(zone: string, otherwise: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone === ''
      ? otherwise
      : zone;
  } catch {
    return otherwise;
  }
}

/** The reader's own zone, if it is one of the choices. */
export function ownTimeZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const zone = known(nameOfToday(timeZone), timeZone);
  return timeZones.includes(zone) ? zone : 'UTC';
}

/** “Central European Time”, “Mitteleuropäische Zeit”; and “GMT+02:00” of this season. */
function spokenName(zone: string, language: string, timeZoneName: 'longGeneric' | 'longOffset'): string {
  try {
    const format = new Intl.DateTimeFormat(localeFor(language), { timeZone: zone, timeZoneName });
    return format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? '';
  } catch {
    return '';
  }
}

export interface ZoneChoice {
  readonly value: string;
  readonly label: string;
  /** Common names, so that “pacific” and “india” are found too. */
  readonly spoken: string;
  /** Further search words: countries and other names. */
  readonly also: string;
  /** Minutes from UTC today. */
  readonly offset: number;
}

/** All zones. `current` replaces the zone it is another name of. This formats a few hundred times, so the result is kept. */
export function zoneChoices(current: string, language: string): ZoneChoice[] {
  const countries = countriesOfZones(language);
  return withCurrent(current).map((zone) => ({
    value: zone,
    label: zoneName(zone),
    spoken: spokenName(zone, language, 'longGeneric'),
    also: `${countries.get(canonicalZone(zone)) ?? ''} ${otherNames(zone)}`,
    offset: minutesOf(spokenName(zone, 'en', 'longOffset')),
  }));
}

function withCurrent(current: string): readonly string[] {
  if (current === '' || timeZones.includes(current)) return timeZones;
  return [current, ...timeZones.filter((zone) => zone !== nameOfToday(current))];
}

/** “GMT+05:30” is 330; “GMT” alone 0. */
function minutesOf(offset: string): number {
  const [, sign, hours, minutes] = /([+-])(\d{1,2}):?(\d{2})?/.exec(offset) ?? [];
  const amount = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -amount : amount;
}

const typedOffset = /^(?:utc|gmt)?\s*([+\-\u2212])\s*(\d{1,2})(?::?(\d{2}))?$/i;

/** An offset finds the zones that have it today. Otherwise every typed word must start a word by which a zone is known. */
export function matchingZones<Z extends Pick<ZoneChoice, 'label' | 'spoken' | 'also' | 'offset'>>(
  choices: readonly Z[],
  typed: string,
): Z[] {
  if (typedOffset.test(typed.trim())) {
    const wanted = minutesOf(typed.replace('\u2212', '-').replaceAll(' ', ''));
    return choices.filter(({ offset }) => offset === wanted);
  }
  const wanted = wordsOf(typed);
  return choices.filter(({ label, spoken, also }) => {
    const words = wordsOf(`${label} ${spoken} ${also}`);
    return wanted.every((word) => words.some((known) => known.startsWith(word)));
  });
}

const wordsOf = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}+]+/u)
    .filter((word) => word !== '');
