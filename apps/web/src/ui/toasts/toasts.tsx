import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { staysAlive } from '../side-panel/use-inert-page.ts';
import { ToastItem } from './toast-item.tsx';
import { toastStore } from './toast-store.ts';
import classes from './toasts.module.css';
import { useToastKeys } from './use-toast-keys.ts';

/**
 * Toasts at the foot of the window. The region is always rendered, because screen readers miss one that appears together with its text. F6
 * focuses it and Ctrl+Z undoes the newest undoable act. No toast disappears while the pointer or the focus rests on it.
 */
export function Toasts() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.toasts);
  const region = useRef<HTMLDivElement>(null);
  const [resting, setResting] = useState({ pointer: false, focus: false });
  useToastKeys(region);
  useRoomBelow(toasts.length > 0);

  return (
    <div
      ref={region}
      role="status"
      aria-atomic={false}
      className={classes.region}
      {...staysAlive}
      onPointerEnter={() => setResting((now) => ({ ...now, pointer: true }))}
      onPointerLeave={() => setResting((now) => ({ ...now, pointer: false }))}
      onFocus={() => setResting((now) => ({ ...now, focus: true }))}
      onBlur={() => setResting((now) => ({ ...now, focus: false }))}
    >
      {toasts.map((toast) => (
        <ToastItem
          key={toast.id}
          toast={toast}
          paused={resting.pointer || resting.focus}
          onGone={() => {
            setResting({ pointer: false, focus: false });
            toastStore.hide(toast.id);
          }}
        />
      ))}
    </div>
  );
}

/** Lets the reader scroll the end of the page out from under the toasts. */
function useRoomBelow(wanted: boolean): void {
  useEffect(() => {
    document.documentElement.toggleAttribute('data-toasts', wanted);
    return () => document.documentElement.removeAttribute('data-toasts');
  }, [wanted]);
}
