import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { TRPCClientError } from '@trpc/client';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { watchSession } from './session-watch.ts';

const signedIn = (user: string, role: 'partner_admin' | 'partner_user' = 'partner_user'): SessionOutput => ({
  user: { id: user, email: 'a@b.test', displayName: 'A', emailProven: true },
  membership: { id: 'm', role, status: 'active' },
  memberships: [],
  organisation: null,
  permissions: null,
  rolesOnOffer: null,
  mfaEnrolmentRequired: false,
  vendorContact: '',
  can: [],
});

function refusal(reason: string) {
  return TRPCClientError.from({ error: { message: '', code: -32_000, data: { reason } } });
}

describe('the session watch', () => {
  let cached: SessionOutput | undefined;
  const hooks = {
    current: () => cached,
    refetch: vi.fn<() => void>(),
    ended: vi.fn<() => void>(),
    changed: vi.fn<(before: SessionOutput, now: NonNullable<SessionOutput>) => void>(),
  };
  const start = (session: SessionOutput) => {
    cached = undefined;
    const watch = watchSession(hooks);
    cached = session;
    watch.look();
    return watch;
  };
  beforeEach(() => vi.clearAllMocks());

  it('asks who is signed in when a call is refused, and believes only the answer', () => {
    const watch = start(signedIn('a'));
    watch.refused(refusal('unauthenticated'));
    watch.refused(refusal('role_not_allowed'));
    watch.refused(refusal('last_admin'));
    expect(hooks.refetch).toHaveBeenCalledTimes(2);
    expect(hooks.ended).not.toHaveBeenCalled();
  });

  it('tells the end once', () => {
    const watch = start(signedIn('a'));
    cached = null;
    watch.look();
    watch.look();
    watch.refused(refusal('unauthenticated'));
    expect(hooks.ended).toHaveBeenCalledTimes(1);
    expect(hooks.refetch).not.toHaveBeenCalled();
  });

  it('is not surprised by a sign-out here, but by the next end again', () => {
    const watch = start(signedIn('a'));
    watch.leave();
    cached = null;
    watch.look();
    expect(hooks.ended).not.toHaveBeenCalled();
    cached = signedIn('a');
    watch.look();
    cached = null;
    watch.look();
    expect(hooks.ended).toHaveBeenCalledTimes(1);
  });

  it('tells what has become of whom, once, and nothing when all is as it was', () => {
    const watch = start(signedIn('a'));
    cached = signedIn('a');
    watch.look();
    expect(hooks.changed).not.toHaveBeenCalled();
    cached = signedIn('a', 'partner_admin');
    watch.look();
    watch.look();
    expect(hooks.changed.mock.calls).toEqual([[signedIn('a'), signedIn('a', 'partner_admin')]]);
  });

  it('stays quiet for a visitor nobody has signed in', () => {
    const watch = start(null);
    watch.refused(refusal('unauthenticated'));
    watch.look();
    expect(hooks.refetch).not.toHaveBeenCalled();
    expect(hooks.ended).not.toHaveBeenCalled();
  });
});
