import { useEffect, useEffectEvent } from 'react';

/**
 * Esc closes the top layer only. Panels, dialogs, questions inside dialogs and fields being edited push themselves on this stack while they
 * are open. Mantine's menus and lists close themselves and count as on top. One listener decides before any of them reacts, so that one
 * press never closes two.
 */
const layers: Layer[] = [];

interface Layer {
  readonly escape: () => void;
  readonly modal: boolean;
}

/** A dialog that is fading out, with its body inert (`DialogFrame`), is no longer on top. */
const modals = () => document.querySelectorAll('[aria-modal="true"]:not(:has(> [inert]))').length;

export const dialogIsOpen = () => modals() > 0;

/** True when a menu or a list is open (one that is fading out is not), or a dialog that is not on the stack. */
function kitIsOnTop(): boolean {
  const popup = document.querySelector('[aria-haspopup][aria-expanded="true"]');
  return popup !== null || modals() > layers.filter(({ modal }) => modal).length;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
  const top = layers.at(-1);
  if (!top || kitIsOnTop()) return;
  event.preventDefault();
  event.stopPropagation();
  top.escape();
}

export function useEscapeLayer(open: boolean, onEscape: () => void, modal = false): void {
  const escape = useEffectEvent(onEscape);
  useEffect(() => {
    if (!open) return undefined;
    const layer = { escape: () => escape(), modal };
    if (layers.length === 0) window.addEventListener('keydown', onKeyDown, { capture: true });
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [open, modal]);
}
