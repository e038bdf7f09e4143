import { describe, expect, it } from 'vitest';
import { changedDetails, detailsOf } from './details.ts';

describe('the details of a user', () => {
  const stored = detailsOf({ name: 'Dana Keller', phone: null });

  it('are sent only where they differ', () => {
    expect(changedDetails(stored, { displayName: 'Dana Keller ', phone: '' })).toEqual({});
    expect(changedDetails(stored, { displayName: 'Dana Ruiz', phone: ' ' })).toEqual({
      displayName: 'Dana Ruiz',
    });
    expect(changedDetails(stored, { ...stored, phone: ' +49 30 1234 ' })).toEqual({ phone: '+49 30 1234' });
  });

  it('drop a phone number that was emptied', () => {
    const withPhone = detailsOf({ name: 'Dana', phone: '+49 30 1234' });
    expect(changedDetails(withPhone, { ...withPhone, phone: '' })).toEqual({ phone: null });
  });
});
