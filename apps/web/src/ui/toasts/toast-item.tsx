import { Button, CloseButton, Kbd } from '@mantine/core';
import { IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusBack } from '../focus-back.ts';
import type { Toast } from './toast-store.ts';
import classes from './toasts.module.css';

interface Props {
  readonly toast: Toast;
  readonly paused: boolean;
  readonly onGone: () => void;
}

const undoKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘Z' : 'Ctrl+Z';

export function ToastItem({ toast: { tone, message, offer, seconds }, paused, onGone }: Props) {
  const { t } = useTranslation();
  const left = useSecondsLeft(seconds, paused, onGone);
  const item = useReturnedFocus();
  const Icon = tone === 'success' ? IconCheck : IconInfoCircle;
  return (
    <div ref={item} className={classes.toast} data-tone={tone}>
      <Icon size={18} aria-hidden className={classes.icon ?? ''} />
      <span className={classes.words}>{message}</span>
      {offer && (
        <Button
          variant="subtle"
          size="compact-sm"
          flex="none"
          onClick={() => {
            onGone();
            offer.run();
          }}
        >
          {offer.label}
          {/* Hidden from screen readers: announced every second it would drown everything else. */}
          <span aria-hidden className={classes.left}>
            {left}
          </span>
          <Kbd aria-hidden className={classes.key}>
            {undoKey}
          </Kbd>
        </Button>
      )}
      <CloseButton size="sm" aria-label={t('close')} onClick={onGone} />
    </div>
  );
}

/** Counts down, and pauses while the pointer or the focus rests on the toast. */
function useSecondsLeft(seconds: number, paused: boolean, onOver: () => void): number {
  const [left, setLeft] = useState(seconds);
  const over = useEffectEvent(onOver);
  useEffect(() => {
    if (paused) return undefined;
    const timer = setInterval(() => setLeft((now) => now - 1), 1_000);
    return () => clearInterval(timer);
  }, [paused]);
  useEffect(() => {
    if (left <= 0) over();
  }, [left]);
  return left;
}

/** When a focused toast disappears, the page's heading takes the focus. */
function useReturnedFocus() {
  const item = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = item;
    // A layout effect ends while the toast is still in the document, and so still knows whether it has the focus.
    return () => {
      const held = current?.contains(document.activeElement) === true;
      if (held) requestAnimationFrame(() => focusBack(null));
    };
  }, []);
  return item;
}
