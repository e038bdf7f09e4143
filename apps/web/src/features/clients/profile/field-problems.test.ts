import { describe, expect, it } from 'vitest';
import { fieldProblems, tidyDomain } from './field-problems.ts';
import type { Profile } from './profile.ts';

const good: Profile = {
  businessName: 'Acme Dental',
  code: 'acme-dental',
  domain: 'acme.test',
  contactName: 'Dana Keller',
  businessEmail: 'office@acme.test',
  timezone: 'Europe/Berlin',
};
const problemsOf = (change: Partial<Profile>) => fieldProblems({ ...good, ...change });

describe('what a form says about its fields', () => {
  it('is nothing when all is well', () => expect(problemsOf({})).toEqual({}));

  it.each([
    [{ businessName: '  ' }, { businessName: 'missing' }],
    [{ businessName: 'x'.repeat(121) }, { businessName: 'tooLong' }],
    [{ contactName: 'a\0' }, { contactName: 'invalid' }],
    [{ code: '' }, { code: 'missing' }],
    [{ code: 'a' }, { code: 'tooShort' }],
    [{ code: 'Acme' }, { code: 'invalid' }],
    [{ code: 'acme--dental' }, { code: 'invalid' }],
    [{ domain: 'https://acme.test/' }, { domain: 'notAlone' }],
    [{ domain: 'acme' }, { domain: 'invalid' }],
    [{ businessEmail: 'a@b.test, c@d.test' }, { businessEmail: 'invalid' }],
    [{ timezone: 'Mars/Olympus' }, { timezone: 'invalid' }],
    [{ timezone: '' }, { timezone: 'missing' }],
  ] as const)('%j: %j', (change, problems) => expect(problemsOf(change)).toEqual(problems));

  it('says one thing about each of several', () => {
    expect(problemsOf({ businessName: '', code: '-', domain: ' ' })).toEqual({
      businessName: 'missing',
      code: 'tooShort',
      domain: 'missing',
    });
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
