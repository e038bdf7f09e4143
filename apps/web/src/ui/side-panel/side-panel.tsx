import { ActionIcon, CloseButton, Group, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useEscapeLayer } from '../confirm/escape-layers.ts';
import { focusBack, focusIsLost } from '../focus-back.ts';
import classes from './side-panel.module.css';
import { useInertPage } from './use-inert-page.ts';
import { usePanelPlace } from './use-panel-place.ts';

interface Props {
  readonly label: string;
  readonly labels: { readonly close: string; readonly previous: string; readonly next: string };
  /** The id of the element that gets the focus back. */
  readonly returnTo: string;
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The actions of the panel, always visible. */
  readonly footer?: ReactNode;
}

/**
 * Shown beside the list, which stays usable. Without room it is shown over the list, which is then inert. On a phone it is a page of its
 * own. ↑ and ↓ open the neighbours; Esc closes the panel when nothing lies above it.
 */
export function SidePanel(props: Props) {
  const { label, labels, returnTo, onPrevious, onNext, onClose, children, footer } = props;
  const panel = useRef<HTMLElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const over = usePanelPlace() === 'over';
  useEscapeLayer(true, onClose, over);
  useInertPage(frame, over);
  useFocusVisit(panel, returnTo);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? onPrevious : event.key === 'ArrowDown' ? onNext : null;
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    step();
  };

  return (
    <div ref={frame}>
      {over && <div className={classes.ground} onClick={onClose} aria-hidden />}
      <section
        ref={panel}
        className={classes.panel}
        role="dialog"
        aria-modal={over || undefined}
        data-side-panel
        aria-label={label}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <header className={classes.header}>
          <Group gap={4}>
            <Step
              label={labels.previous}
              onStep={onPrevious}
              icon={<IconChevronUp size={18} aria-hidden />}
            />
            <Step label={labels.next} onStep={onNext} icon={<IconChevronDown size={18} aria-hidden />} />
          </Group>
          <CloseButton aria-label={labels.close} onClick={onClose} />
        </header>
        <div className={classes.body}>{children}</div>
        {footer && <footer className={classes.footer}>{footer}</footer>}
      </section>
    </div>
  );
}

/** Stays in the tab order at either end, so that readers who step through by keyboard keep their position. */
function Step({ label, onStep, icon }: { label: string; onStep: (() => void) | null; icon: ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        aria-disabled={onStep === null}
        {...(onStep === null && { 'data-disabled': true })}
        onClick={() => onStep?.()}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

/** Focuses the panel when it opens, and the row of the last shown entry when it closes. */
function useFocusVisit(panel: RefObject<HTMLElement | null>, returnTo: string): void {
  const goBack = useEffectEvent(() => {
    const origin = document.getElementById(returnTo);
    // Returns the focus only if it was in the panel: a click elsewhere has already moved it.
    requestAnimationFrame(() => {
      if (focusIsLost()) focusBack(origin);
    });
  });
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
    return () => goBack();
  }, [panel]);
}
