import { describe, expect, it } from 'vitest';
import { changedSettings } from './changed-settings.ts';
import { formatDuration, hourChoices, minuteChoices } from './durations.ts';

const stored = { requiresMfa: false, idleMinutes: 10_080, absoluteHours: 720 };

describe('the partner’s settings', () => {
  it('sends what differs from the stored settings, and nothing that was changed back', () => {
    expect(changedSettings(stored, {})).toEqual({});
    expect(changedSettings(stored, { requiresMfa: false, idleMinutes: 60 })).toEqual({ idleMinutes: 60 });
    expect(changedSettings(stored, stored)).toEqual({});
  });

  it('offers a time that was set elsewhere, at its position', () => {
    expect(minuteChoices(45).slice(0, 4)).toEqual([15, 30, 45, 60]);
    expect(hourChoices(720)).toEqual([8, 12, 24, 72, 168, 336, 720]);
  });

  it('formats times in the largest whole unit', () => {
    expect([90, 60, 1_440, 10_080].map((minutes) => formatDuration('en', minutes))).toEqual([
      '90 minutes',
      '1 hour',
      '1 day',
      '7 days',
    ]);
    expect(formatDuration('de', 480)).toBe('8 Stunden');
  });
});
