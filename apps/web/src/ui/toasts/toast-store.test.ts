import { expect, it, vi } from 'vitest';
import { createToastStore } from './toast-store.ts';

const toast = (message: string, run?: () => void) => ({
  tone: 'success' as const,
  message,
  offer: run ? { label: 'Undo', run } : null,
  seconds: 5,
});

it('keeps the newest three, and notifies its listeners', () => {
  const store = createToastStore();
  const listener = vi.fn<() => void>();
  const stop = store.subscribe(listener);
  for (const message of ['a', 'b', 'c', 'd']) store.show(toast(message));
  expect(store.toasts().map(({ message }) => message)).toEqual(['b', 'c', 'd']);
  store.hide(store.toasts()[0]?.id ?? 0);
  expect(store.toasts().map(({ message }) => message)).toEqual(['c', 'd']);
  expect(listener).toHaveBeenCalledTimes(5);
  stop();
  store.show(toast('e'));
  expect(listener).toHaveBeenCalledTimes(5);
});

it('gives the newest offer once, whatever was shown since', () => {
  const store = createToastStore();
  const [first, second] = [vi.fn<() => void>(), vi.fn<() => void>()];
  store.show(toast('a', first));
  store.show(toast('b', second));
  store.show(toast('c'));
  expect(store.takeOffer()?.run).toBe(second);
  expect(store.takeOffer()?.run).toBe(first);
  expect(store.takeOffer()).toBeNull();
  expect(store.toasts().map(({ message }) => message)).toEqual(['c']);
});
