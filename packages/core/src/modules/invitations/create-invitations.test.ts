import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinctCandidates } from './use-cases/create-invitations.ts';

test('an address counts once, in the order and form in which it is first given', () => {
  const typed = ['B@x.test', 'a@x.test', ' b@X.TEST ', 'nonsense', 'A@x.test', 'nonsense', 'Nonsense'];
  expect(distinctCandidates(typed)).toEqual([
    { email: 'b@x.test', valid: true },
    { email: 'a@x.test', valid: true },
    { email: 'nonsense', valid: false },
    { email: 'Nonsense', valid: false },
  ]);
});

test('every distinct string gets an answer', () => {
  const strings = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress()), { maxLength: 50 });
  fc.assert(
    fc.property(strings, (emails) => {
      const candidates = distinctCandidates(emails);
      const keys = candidates.map(({ email, valid }) => `${valid} ${email}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect(candidates.length).toBeLessThanOrEqual(new Set(emails).size);
      expect(candidates.every(({ email, valid }) => valid || emails.includes(email))).toBe(true);
    }),
  );
});
