import { beforeEach, describe, expect, it, vi } from 'vitest';
import { timeIn } from './time-zone.ts';

describe('the time somewhere else', () => {
  beforeEach(() => vi.stubGlobal('navigator', { languages: ['en-GB'] }));
  const now = Date.parse('2025-11-21T23:30:00Z');

  it('names the day where it is another one', () => {
    vi.stubEnv('TZ', 'UTC');
    expect(timeIn('Europe/London', now, 'en')).toBe('23:30');
    expect(timeIn('Asia/Tokyo', now, 'en')).toBe('Sat 08:30');
    vi.unstubAllEnvs();
  });

  it('is not made up for an unknown zone', () => expect(timeIn('Mars/Olympus', now, 'en')).toBeNull());
});
