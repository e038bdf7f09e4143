import { describe, expect, it } from 'vitest';
import { needsContact } from './needs-contact.ts';

const required = { requiresSupportContact: true };
const people = (...items: { supportContact: boolean; status: 'active' | 'deactivated' }[]) => ({
  items,
  nextCursor: null,
});

describe('a client without a support contact', () => {
  it('is one without an active support contact among its people', () => {
    expect(needsContact(required, people())).toBe(true);
    expect(needsContact(required, people({ supportContact: false, status: 'active' }))).toBe(true);
    expect(needsContact(required, people({ supportContact: true, status: 'deactivated' }))).toBe(true);
    expect(needsContact(required, people({ supportContact: true, status: 'active' }))).toBe(false);
  });

  it('is not reported where none is required, or while not all people are known', () => {
    expect(needsContact({ requiresSupportContact: false }, people())).toBe(false);
    expect(needsContact(required, { items: [], nextCursor: 'c' })).toBe(false);
  });
});
