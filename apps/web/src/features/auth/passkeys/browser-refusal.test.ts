import { TRPCClientError } from '@trpc/client';
import { describe, expect, it } from 'vitest';
import { browserRefusal } from './browser-refusal.ts';

const named = (name: string) => Object.assign(new Error('x'), { name });

describe('errors of a browser instead of a passkey', () => {
  it.each([
    ['NotAllowedError', 'cancelled'],
    ['InvalidStateError', 'known'],
    ['SecurityError', 'address'],
    ['ConstraintError', 'device'],
    ['NotSupportedError', 'unsupported'],
    ['UnknownError', 'failed'],
    ['TypeError', null],
    ['toString', null],
  ])('%s: %s', (name, refusal) => expect(browserRefusal(named(name))).toBe(refusal));

  it('are not those of the server', () => {
    expect(browserRefusal(TRPCClientError.from(new TypeError('Failed to fetch')))).toBeNull();
    expect(browserRefusal(undefined)).toBeNull();
  });
});
