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

  it('refetches the session when a call is refused, and trusts only its answer', () => {
    const watch = start(signedIn('a'));
    watch.refused(refusal('unauthenticated'));
    watch.refused(refusal('role_not_allowed'));
    watch.refused(refusal('last_admin'));
    expect(hooks.refetch).toHaveBeenCalledTimes(2);
    expect(hooks.ended).not.toHaveBeenCalled();
  });

  it('reports the end once', () => {
    const watch = start(signedIn('a'));
    cached = null;
    watch.look();
    watch.look();
    watch.refused(refusal('unauthenticated'));
    expect(hooks.ended).toHaveBeenCalledTimes(1);
    expect(hooks.refetch).not.toHaveBeenCalled();
  });

  it('expects a sign-out here, but not the next end', () => {
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

  it('reports each change once, and nothing when nothing has changed', () => {
    const watch = start(signedIn('a'));
    cached = signedIn('a');
    watch.look();
    expect(hooks.changed).not.toHaveBeenCalled();
    cached = signedIn('a', 'partner_admin');
    watch.look();
    watch.look();
    expect(hooks.changed.mock.calls).toEqual([[signedIn('a'), signedIn('a', 'partner_admin')]]);
  });

  it('stays quiet for a visitor who is not signed in', () => {
    const watch = start(null);
    watch.refused(refusal('unauthenticated'));
    watch.look();
    expect(hooks.refetch).not.toHaveBeenCalled();
    expect(hooks.ended).not.toHaveBeenCalled();
  });
});
