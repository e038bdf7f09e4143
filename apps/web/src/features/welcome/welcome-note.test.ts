import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetWelcome, welcomedMembership, welcomeTo } from './welcome-note.ts';

describe('the welcome after joining', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    });
    forgetWelcome();
  });

  it('is there until it is closed, for its membership only', () => {
    expect(welcomedMembership()).toBeNull();
    welcomeTo('m');
    expect(welcomedMembership()).toBe('m');
    expect(sessionStorage.getItem('gatehouse-welcome')).toBe('m');
    forgetWelcome();
    expect(welcomedMembership()).toBeNull();
    expect(sessionStorage.getItem('gatehouse-welcome')).toBeNull();
  });

  it('needs no storage', () => {
    vi.stubGlobal('sessionStorage', undefined);
    welcomeTo('m');
    expect(welcomedMembership()).toBe('m');
    forgetWelcome();
    expect(welcomedMembership()).toBeNull();
  });
});
