import { beforeEach, describe, expect, it, vi } from 'vitest';
import { matchingZones, ownTimeZone, zoneChoices } from './time-zones.ts';

/** The choices without a stored zone, by language, cached: the runtime takes half a second to name every zone. */
const choices = new Map<string, ReturnType<typeof zoneChoices>>();

function found(typed: string, language = 'en'): string[] {
  const all = choices.get(language) ?? zoneChoices('', language);
  choices.set(language, all);
  return matchingZones(all, typed).map(({ value }) => value);
}

describe('choosing a time zone', () => {
  beforeEach(() => vi.stubGlobal('navigator', { languages: ['en-GB', 'de-DE'] }));

  it.each([
    ['new york', 'America/New_York'],
    ['são', 'America/Sao_Paulo'],
    ['eur ber', 'Europe/Berlin'],
    ['central european', 'Europe/Berlin'],
    ['America/New_York', 'America/New_York'],
    ['kyiv', 'Europe/Kyiv'],
    ['kiev', 'Europe/Kyiv'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['ukraine', 'Europe/Kyiv'],
    ['kolkata', 'Asia/Kolkata'],
    ['calcutta', 'Asia/Kolkata'],
    ['india', 'Asia/Kolkata'],
    ['nuuk', 'America/Nuuk'],
    ['godthab', 'America/Nuuk'],
    ['saigon', 'Asia/Ho_Chi_Minh'],
    ['us/pacific', 'America/Los_Angeles'],
    ['gmt', 'UTC'],
    ['etc/utc', 'UTC'],
    ['switzerland', 'Europe/Zurich'],
    ['+5:30', 'Asia/Kolkata'],
    ['UTC+0530', 'Asia/Kolkata'],
    ['gmt +9', 'Asia/Tokyo'],
    ['−3', 'America/Argentina/Buenos_Aires'],
  ])('%s finds %s', (typed, zone) => expect(found(typed)).toContain(zone));

  it('uses the reader’s language', () => {
    expect(found('mitteleuropaische', 'de')).toContain('Europe/Berlin');
    expect(found('schweiz', 'de')).toContain('Europe/Zurich');
  });

  it('an offset finds exactly the zones that have it', () => {
    expect(found('+9')).not.toContain('Europe/Berlin');
    expect(found('+5:30')).not.toContain('Asia/Kathmandu');
    expect(found('+23')).toEqual([]);
  });

  it('offers each place once, under its present name, unless an older one is stored', () => {
    const values = found('');
    expect(new Set(values).size).toBe(values.length);
    expect(values).not.toContain('Europe/Kiev');
    const stored = zoneChoices('Europe/Kiev', 'en').map(({ value }) => value);
    expect(stored[0]).toBe('Europe/Kiev');
    expect(stored).not.toContain('Europe/Kyiv');
  });

  it('finds nothing for nonsense, and everything for an empty search', () => {
    expect(found('olympus')).toEqual([]);
    expect(found(' ')).toHaveLength(choices.get('en')?.length ?? 0);
  });

  it('offers the stored name even where this runtime lists another one', () => {
    expect(zoneChoices('Asia/Nowhere', 'en')[0]).toMatchObject({
      value: 'Asia/Nowhere',
      label: 'Asia/Nowhere',
      spoken: '',
    });
  });

  it('begins with an existing zone', () =>
    expect(zoneChoices('', 'en').map(({ value }) => value)).toContain(ownTimeZone()));
});
