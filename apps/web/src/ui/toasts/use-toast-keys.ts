import { useEffect, type RefObject } from 'react';
import { dialogIsOpen } from '../confirm/escape-layers.ts';
import { focusBack } from '../focus-back.ts';
import { toastStore } from './toast-store.ts';

const takesText = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** F6 focuses the newest toast and, pressed there, returns. Ctrl+Z (⌘Z) accepts the newest undo offer, unless the reader is typing. */
export function useToastKeys(region: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let from: HTMLElement | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      const { current } = region;
      if (!current || event.defaultPrevented) return;
      if (event.key === 'F6' && current.childElementCount > 0) {
        event.preventDefault();
        if (current.contains(document.activeElement)) focusBack(from);
        else {
          from = document.activeElement instanceof HTMLElement ? document.activeElement : null;
          current.lastElementChild?.querySelector<HTMLElement>('button')?.focus();
        }
      }
      const undo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      if (undo && !takesText(event.target) && !dialogIsOpen()) {
        const offer = toastStore.takeOffer();
        if (offer) event.preventDefault();
        offer?.run();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [region]);
}
