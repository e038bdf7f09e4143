import type { SessionOutput } from '@gatehouse/core/identity/contract';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPageSession } from './page-session.ts';

type Session = NonNullable<SessionOutput>;

const session = (user: string, membership: string | null): Session => ({
  user: { id: user, email: `${user}@b.test`, displayName: user, emailProven: true },
  membership: membership === null ? null : { id: membership, role: 'partner_user', status: 'active' },
  memberships: [],
  organisation: null,
  permissions: null,
  rolesOnOffer: null,
  mfaEnrolmentRequired: false,
  vendorContact: '',
  can: [],
});

describe('a page and its session', () => {
  let cached: SessionOutput | undefined;
  let publicPage = false;
  const refetch = vi.fn<() => void>();
  const open = () => createPageSession({ current: () => cached, onPublicPage: () => publicPage, refetch });
  beforeEach(() => {
    vi.clearAllMocks();
    cached = session('ada', 'north');
    publicPage = false;
  });

  it('keeps what it shows when another tab has switched, and says so', () => {
    const page = open();
    const now = session('ada', 'south');
    expect(page.judge(now)).toBe(cached);
    expect(page.moved()).toEqual({ shown: cached, now, asked: false });
    page.ask();
    expect(page.moved()?.asked).toBe(true);
    page.later();
    expect(page.moved()?.asked).toBe(false);
  });

  it('asks immediately after a refusal, and when the session is another person’s', () => {
    const page = open();
    page.refused();
    expect(refetch).toHaveBeenCalledTimes(1);
    page.judge(session('ada', 'south'));
    expect(page.moved()?.asked).toBe(true);
    const other = open();
    other.judge(session('carol', 'south'));
    expect(other.moved()?.asked).toBe(true);
  });

  it.each([
    ['the reader’s own choice', (page: ReturnType<typeof open>) => page.follow()],
    ['a page about nobody', () => void (publicPage = true)],
    ['the first choice after signing in', () => void (cached = session('ada', null))],
    ['nobody shown yet', () => void (cached = null)],
  ])('follows: %s', (_, given) => {
    const page = open();
    given(page);
    const now = session('ada', 'south');
    expect(page.judge(now)).toBe(now);
    expect(page.moved()).toBeNull();
  });

  it('follows a choice once', () => {
    const page = open();
    page.follow();
    cached = page.judge(session('ada', 'south'));
    page.judge(session('ada', 'north'));
    expect(page.moved()).not.toBeNull();
  });

  it.each([
    ['back', () => session('ada', 'north')],
    ['over', () => null],
  ])('continues waiting calls when the session is %s', async (_, now) => {
    const page = open();
    page.judge(session('ada', 'south'));
    const waited = page.resolved();
    page.judge(now());
    await expect(waited).resolves.toBeUndefined();
    expect(page.moved()).toBeNull();
  });
});
