import { useSyncExternalStore } from 'react';

/** The zone times are shown in; undefined for the browser's own. */
let zone: string | undefined;
const listeners = new Set<() => void>();

export const shownZone = (): string | undefined => zone;

/** Sets the signed-in person's zone. Null, or a zone this browser does not know, means the browser's own. */
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

/** Re-renders a component that shows times when the zone changes. */
export const useShownZone = () => useSyncExternalStore(listen, shownZone);
