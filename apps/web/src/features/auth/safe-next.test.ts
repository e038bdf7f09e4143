import { describe, expect, it } from 'vitest';
import { safeNext } from './safe-next.ts';

describe('the page after sign-in', () => {
  it.each(['/team', '/team?search=bea%20r', '/team/invitations?a=1#x', '/'])(
    'keeps a path of ours: %s',
    (next) => {
      expect(safeNext(next)).toBe(next);
    },
  );

  it.each([
    '//evil.test',
    '/\\evil.test',
    '\\\\evil.test',
    '/\t/evil.test',
    '/\n/evil.test',
    '/.//evil.test',
    '/team/..//evil.test',
    'https://evil.test/team',
    'javascript:alert(1)',
    'team',
    '',
    42,
    null,
    undefined,
    ['/team'],
  ])('leads to the start page from %j', (next) => {
    expect(safeNext(next)).toBe('/');
  });

  it('never leads back to sign-in', () => {
    expect(safeNext('/sign-in?next=%2Fteam')).toBe('/');
  });
});
