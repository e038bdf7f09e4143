import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rememberedWayBack, rememberWayBack, wayBackTo } from './way-back.ts';

describe('the page to return to after a detour', () => {
  const held = new Map<string, string>();
  beforeEach(() => {
    held.clear();
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => held.get(key) ?? null,
      setItem: (key: string, value: string) => void held.set(key, value),
      removeItem: (key: string) => void held.delete(key),
    });
  });

  it('is a page of ours, and says when it is an invitation', () => {
    expect(wayBackTo('/team?sort=role')).toEqual({ next: '/team?sort=role' });
    expect(wayBackTo('/accept')).toEqual({ next: '/accept', reason: 'invitation' });
    for (const nowhere of ['/', '//evil.test', 'https://evil.test', undefined, null, '/sign-in'])
      expect(wayBackTo(nowhere)).toEqual({});
  });

  it('waits in the tab for a mail; the newest request wins', () => {
    rememberWayBack(wayBackTo('/accept'));
    expect(rememberedWayBack()).toEqual({ next: '/accept', reason: 'invitation' });
    rememberWayBack({});
    expect(rememberedWayBack()).toEqual({});
    // As any code could have stored it.
    held.set('gatehouse-way-back', '//evil.test');
    expect(rememberedWayBack()).toEqual({});
  });

  it('is lost where there is no storage', () => {
    vi.stubGlobal('sessionStorage', undefined);
    rememberWayBack(wayBackTo('/accept'));
    expect(rememberedWayBack()).toEqual({});
  });
});
