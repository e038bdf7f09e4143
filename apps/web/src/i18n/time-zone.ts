import { useSyncExternalStore } from 'react';

/** The zone times are shown in; undefined: the browser's own. */
let zone: string | undefined;
const listeners = new Set<() => void>();

export const shownZone = (): string | undefined => zone;

/** The zone of whoever is signed in; null, or one this browser does not know, means the browser's own. */
export function showTimesIn(name: string | null): void {
  const next = name !== null && isKnown(name) ? name : undefined;
  if (next === zone) return;
  zone = next;
  for (const listener of listeners) listener();
}

function isKnown(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For what shows a time: draws it anew when the zone becomes known. */
export const useShownZone = () => useSyncExternalStore(listen, shownZone);
