export interface Offer {
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly id: number;
  readonly tone: 'success' | 'accent';
  readonly message: string;
  readonly offer: Offer | null;
  /** Seconds the toast stays while nothing rests on it. */
  readonly seconds: number;
}

/** More toasts would cover the page they are about. */
const most = 3;

export function createToastStore() {
  let toasts: readonly Toast[] = [];
  let last = 0;
  const listeners = new Set<() => void>();
  const set = (next: readonly Toast[]) => {
    toasts = next;
    for (const listener of listeners) listener();
  };
  return {
    toasts: () => toasts,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    show: (toast: Omit<Toast, 'id'>): void => {
      last += 1;
      set([...toasts, { ...toast, id: last }].slice(-most));
    },
    hide: (id: number): void => {
      set(toasts.filter((toast) => toast.id !== id));
    },
    /** Removes and returns the newest undo offer. */
    takeOffer: (): Offer | null => {
      const toast = toasts.findLast(({ offer }) => offer !== null);
      if (!toast) return null;
      set(toasts.filter(({ id }) => id !== toast.id));
      return toast.offer;
    },
  };
}

/** One store per document: toasts stay visible wherever the reader navigates. */
export const toastStore = createToastStore();
