import { beforeEach, describe, expect, it, vi } from 'vitest';
import { matchingZones, ownTimeZone, zoneChoices } from './time-zones.ts';

const found = (typed: string, language = 'en') =>
  matchingZones(zoneChoices('', language), typed).map(({ value }) => value);

describe('choosing a time zone', () => {
  beforeEach(() => vi.stubGlobal('navigator', { languages: ['en-GB', 'de-DE'] }));

  it.each([
    ['new york', 'America/New_York'],
    ['são', 'America/Sao_Paulo'],
    ['eur ber', 'Europe/Berlin'],
    ['central european', 'Europe/Berlin'],
    ['America/New_York', 'America/New_York'],
  ])('%s finds %s', (typed, zone) => expect(found(typed)).toContain(zone));

  it('speaks the reader’s language', () =>
    expect(found('mitteleuropaische', 'de')).toContain('Europe/Berlin'));

  it('finds nothing for nonsense, everything for nothing', () => {
    expect(found('olympus')).toEqual([]);
    expect(found(' ')).toHaveLength(zoneChoices('', 'en').length);
  });

  it('offers the stored name even where this runtime lists another one', () => {
    expect(zoneChoices('Asia/Nowhere', 'en')[0]).toEqual({
      value: 'Asia/Nowhere',
      label: 'Asia/Nowhere',
      spoken: '',
    });
  });

  it('begins with a zone there is', () =>
    expect(zoneChoices('', 'en').map(({ value }) => value)).toContain(ownTimeZone()));
});
