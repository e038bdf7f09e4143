import type { ProfileOutput } from '@gatehouse/core/accounts/contract';
import { describe, expect, it } from 'vitest';
import { changeOf, valuesOf } from './profile-values.ts';

const profile: ProfileOutput = {
  id: '01900000-0000-7000-8000-000000000001',
  email: 'dana@acme.test',
  emailProven: true,
  displayName: 'Dana',
  phone: '+1 212 555 0114',
  timezone: null,
  locale: 'en',
};

describe('what of a profile is sent', () => {
  const stored = valuesOf(profile);

  it('is what was changed, and nothing for blanks', () => {
    expect(changeOf(stored, stored)).toBeNull();
    expect(changeOf(stored, { ...stored, displayName: ' Dana ' })).toBeNull();
    expect(changeOf(stored, { ...stored, displayName: 'Dana W.' })).toEqual({ displayName: 'Dana W.' });
    expect(changeOf(stored, { ...stored, timezone: 'Asia/Tokyo' })).toEqual({ timezone: 'Asia/Tokyo' });
  });

  it('removes a number and a zone', () => {
    const filled = { ...stored, timezone: 'Asia/Tokyo' };
    expect(changeOf(filled, { ...filled, phone: ' ', timezone: '' })).toEqual({
      phone: null,
      timezone: null,
    });
  });
});
