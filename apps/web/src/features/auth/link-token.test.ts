import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetToken, heldToken, keepToken, takeTokenFromAddress, tokenIn } from './link-token.ts';

function storage() {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}

function visit(address: string) {
  const { pathname, search, hash } = new URL(address, 'https://portal.test');
  const history = { state: { key: 'a' }, replaceState: vi.fn<History['replaceState']>() };
  takeTokenFromAddress({ location: { pathname, search, hash }, history } as unknown as Window);
  return history.replaceState;
}

describe('the token of a mailed link', () => {
  beforeEach(() => {
    vi.stubGlobal('sessionStorage', storage());
    forgetToken('/accept');
    forgetToken('/reset');
  });

  it('is read from the fragment only', () => {
    expect(tokenIn('/accept', '#token=abcDEF-_1')).toBe('abcDEF-_1');
    expect(tokenIn('/reset', 'token=abc')).toBe('abc');
    expect(tokenIn('/accept', '#token=')).toBeNull();
    expect(tokenIn('/accept', '#main')).toBeNull();
    expect(visit('/accept?token=abc&lang=de')).toHaveBeenCalledWith({ key: 'a' }, '', '/accept');
    expect(heldToken('/accept')).toBeNull();
  });

  it.each([
    '/accept%23token=abc',
    '/accept%2523token%253Dabc',
    '/accept#token=abc%20',
    '/accept/#token=abc.',
  ])('is read however a mail program wrote the link: %s', (address) => {
    expect(visit(address)).toHaveBeenCalledWith({ key: 'a' }, '', '/accept');
    expect(heldToken('/accept')).toBe('abc');
  });

  it('leaves the address immediately and is kept for this tab', () => {
    const replaced = visit('/accept?lang=de#token=abc');
    expect(replaced).toHaveBeenCalledWith({ key: 'a' }, '', '/accept?lang=de');
    expect(heldToken('/accept')).toBe('abc');
    expect(sessionStorage.getItem('gatehouse-invitation')).toBe('abc');
  });

  it('is the token of one page and unknown to the other', () => {
    visit('/reset#token=new-password');
    expect(heldToken('/reset')).toBe('new-password');
    expect(heldToken('/accept')).toBeNull();
    keepToken('/accept', 'abc');
    forgetToken('/reset');
    expect(heldToken('/accept')).toBe('abc');
    expect(heldToken('/reset')).toBeNull();
  });

  it('touches no other address', () => {
    expect(visit('/team#token=abc')).not.toHaveBeenCalled();
    expect(visit('/accept')).not.toHaveBeenCalled();
    expect(heldToken('/accept')).toBeNull();
  });

  it('survives a cleared storage while the tab lives, and nothing survives forgetting', () => {
    keepToken('/accept', 'abc');
    sessionStorage.removeItem('gatehouse-invitation');
    expect(heldToken('/accept')).toBe('abc');
    forgetToken('/accept');
    expect(heldToken('/accept')).toBeNull();
  });

  it('works without a storage at all', () => {
    vi.stubGlobal('sessionStorage', undefined);
    keepToken('/accept', 'abc');
    expect(heldToken('/accept')).toBe('abc');
  });
});
