import { describe, expect, it } from 'vitest';
import { differingFields, mergeProfile, tidyDomain, type Profile } from './profile.ts';

const base: Profile = {
  businessName: 'Acme Dental',
  code: 'acme-dental',
  domain: 'acme.test',
  contactName: 'Dana Keller',
  businessEmail: 'office@acme.test',
  timezone: 'Europe/Berlin',
};

describe('a profile another administrator changed meanwhile', () => {
  it('keeps what I changed and adopts the rest from them', () => {
    const mine = { ...base, contactName: 'Dave Ortiz', timezone: 'UTC' };
    const theirs = { ...base, contactName: 'Dora Lind', domain: 'acme-dental.test' };
    expect(mergeProfile(base, mine, theirs)).toEqual({
      ...base,
      contactName: 'Dave Ortiz',
      timezone: 'UTC',
      domain: 'acme-dental.test',
    });
  });

  it('is theirs where I changed nothing but blanks', () => {
    const theirs = { ...base, businessName: 'Acme' };
    expect(mergeProfile(base, { ...base, businessName: ' Acme Dental ' }, theirs)).toEqual(theirs);
  });

  it('names what differs, in the order of the form', () => {
    expect(differingFields(base, { ...base, timezone: 'UTC', code: 'acme' })).toEqual(['code', 'timezone']);
  });
});

describe('a pasted address', () => {
  it.each([
    ['https://www.Acme.test/about?x=1', 'www.acme.test'],
    [' acme.test ', 'acme.test'],
    ['acme.test/about', 'acme.test/about'],
    ['https://', 'https://'],
  ])('%s → %s', (typed, tidy) => expect(tidyDomain(typed)).toBe(tidy));
});
