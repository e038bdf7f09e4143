import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinctCandidates, outcomeOf } from './use-cases/create-invitations.ts';

const nothing = new Map<string, string>();

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

test.each([
  ['invalid', { email: 'x', valid: false }, { email: 'x', outcome: 'invalid' }],
  ['a member', { email: 'm@x.test', valid: true }, { email: 'm@x.test', outcome: 'already_member' }],
  ['new', { email: 'n@x.test', valid: true }, { email: 'n@x.test', outcome: 'invited', invitationId: 'new' }],
  [
    'pending',
    { email: 'p@x.test', valid: true },
    { email: 'p@x.test', outcome: 'already_invited', invitationId: 'old' },
  ],
  ['gone meanwhile', { email: 'g@x.test', valid: true }, { email: 'g@x.test', outcome: 'already_invited' }],
])('the outcome of an address that is %s', (_, candidate, expected) => {
  const created = new Map([['n@x.test', 'new']]);
  const pending = new Map([
    ['n@x.test', 'new'],
    ['p@x.test', 'old'],
  ]);
  expect(outcomeOf(candidate, new Set(['m@x.test']), created, pending)).toEqual(expected);
});

test('a membership counts before an invitation that exists too', () => {
  const both = outcomeOf(
    { email: 'm@x.test', valid: true },
    new Set(['m@x.test']),
    nothing,
    new Map([['m@x.test', 'old']]),
  );
  expect(both).toEqual({ email: 'm@x.test', outcome: 'already_member' });
});
