import { localeFor } from '../../i18n/format.ts';
import { zoneName } from './time-zone.ts';

/** What this browser knows: the server's own list, but for places with two names. */
const timeZones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** The reader's own zone, where it is one of the choices. */
export function ownTimeZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return timeZones.includes(timeZone) ? timeZone : 'UTC';
}

/** “Central European Time”, “Mitteleuropäische Zeit”. */
function spokenName(zone: string, language: string): string {
  const format = new Intl.DateTimeFormat(localeFor(language), {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  });
  return format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

export interface ZoneChoice {
  readonly value: string;
  readonly label: string;
  /** What people call it, so that “pacific” and “india” are found too. */
  readonly spoken: string;
}

/** All zones, and `current` where it is another name of one of them. A few hundred formats: worth asking once. */
export function zoneChoices(current: string, language: string): ZoneChoice[] {
  const listed = current === '' || timeZones.includes(current) ? timeZones : [current, ...timeZones];
  return listed.map((zone) => ({
    value: zone,
    label: zoneName(zone),
    spoken: spokenNameOr(zone, language),
  }));
}

function spokenNameOr(zone: string, language: string): string {
  try {
    return spokenName(zone, language);
  } catch {
    return '';
  }
}

/** Every word typed has to begin a word of the zone's name; case and accents do not matter. */
export function matchingZones<Z extends Pick<ZoneChoice, 'label' | 'spoken'>>(
  choices: readonly Z[],
  typed: string,
): Z[] {
  const wanted = wordsOf(typed);
  return choices.filter(({ label, spoken }) => {
    const words = wordsOf(`${label} ${spoken}`);
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
