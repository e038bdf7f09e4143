import { useMemo } from 'react';
import { navigatesByKey } from './toasts/by-key.ts';
import { toastStore, type Offer, type Toast } from './toasts/toast-store.ts';

/** Longer while there is something to undo, and twice as long for keyboard users. */
const seconds = { plain: 5, withOffer: 10 };

const show = (tone: Toast['tone'], message: string, offer: Offer | null, base: number) =>
  toastStore.show({ tone, message, offer, seconds: navigatesByKey() ? base * 2 : base });

/** Shows toasts. A failure is never shown in a toast alone: it belongs beside the field or in the dialog. */
export function useToast() {
  return useMemo(
    () => ({
      /** Something happened that the reader did not do. */
      note: (message: string): void => show('accent', message, null, seconds.withOffer),
      done: (message: string, offer?: Offer): void =>
        show('success', message, offer ?? null, offer ? seconds.withOffer : seconds.plain),
    }),
    [],
  );
}
