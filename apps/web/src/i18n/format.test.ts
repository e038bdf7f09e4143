import { beforeEach, describe, expect, it, vi } from 'vitest';
import { exactTime, localeFor, longDate, pastTime, relativeTime, formatWait } from './format.ts';
import { pickLanguage } from './languages.ts';
import { showTimesIn } from './time-zone.ts';

const now = Date.parse('2025-11-21T12:00:00Z');
const ago = (iso: string, language = 'en') => relativeTime(iso, now, language);

describe('times in words', () => {
  beforeEach(() => vi.stubGlobal('navigator', { languages: ['en-GB', 'de-AT'] }));

  it.each([
    ['2025-11-21T11:59:30Z', 'now'],
    ['2025-11-21T11:57:10Z', '2 minutes ago'],
    ['2025-11-20T12:00:00Z', 'yesterday'],
    ['2025-11-28T12:00:00Z', 'in 7 days'],
    ['2025-11-28T11:59:58Z', 'in 7 days'],
    ['2025-11-20T11:59:58Z', 'yesterday'],
    ['2025-11-18T12:00:02Z', '2 days ago'],
    ['2023-11-01T12:00:00Z', '2 years ago'],
  ])('%s is %s', (iso, words) => expect(ago(iso)).toBe(words));

  it('never shows a past event in the future, whatever the clocks say', () => {
    const past = (iso: string) => pastTime(iso, now, 'en');
    for (const iso of ['2025-11-21T12:00:40Z', '2025-11-21T12:07:00Z', '2026-11-21T12:00:00Z'])
      expect(past(iso)).toBe('now');
    expect(past('2025-11-21T11:53:00Z')).toBe('7 minutes ago');
  });

  it('formats in German', () => expect(ago('2025-11-21T09:00:00Z', 'de')).toBe('vor 3 Stunden'));

  it('writes dates as the browser’s region does', () => {
    expect(longDate('2025-11-28T12:00:00Z', 'en')).toBe('28 November 2025');
    expect(localeFor('en', ['en-US', 'en'])).toBe('en-US');
    expect(localeFor('en', ['fr'])).toBe('en-GB');
    expect(localeFor('de', ['en-GB'])).toBe('de');
    expect(localeFor('en', ['en-US@posix', 'en-AU'])).toBe('en-AU');
  });

  it('shows times in the account’s zone once the account names one that this browser knows', () => {
    const late = '2025-11-28T23:30:00Z';
    showTimesIn('Asia/Tokyo');
    expect(longDate(late, 'en')).toBe('29 November 2025');
    expect(exactTime(late, 'en')).toContain('08:30:00');
    const here = [null, 'Mars/Olympus'].map((zone) => {
      showTimesIn(zone);
      return exactTime(late, 'en');
    });
    expect(new Set(here).size).toBe(1);
  });

  it('rounds waiting times up', () => {
    expect(formatWait(44.2, 'en')).toBe('45 seconds');
    expect(formatWait(121, 'en')).toBe('3 minutes');
  });
});

describe('the initial language', () => {
  it.each([
    ['de', ['en-US'], 'de'],
    [null, ['fr-FR', 'de-AT', 'en'], 'de'],
    [null, ['fr'], 'en'],
    ['xx', ['de'], 'de'],
    ['constructor', [], 'en'],
  ] as const)('stored %s, browser %j: %s', (stored, preferred, language) => {
    expect(pickLanguage(stored, preferred)).toBe(language);
  });
});
