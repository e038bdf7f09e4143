import { Button, Tooltip, type ButtonProps } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';

interface Props extends ButtonProps {
  readonly id?: string;
  /** Why the button is unavailable now; null when it is available. It stays focusable, so that the reason can be read. */
  readonly blocked: string | null;
  readonly onClick: () => void;
  /** The pointer or the focus has come to it: time to load what it opens. */
  readonly onNear?: () => void;
  readonly children: ReactNode;
}

/** A button that is currently unavailable stays visible, disabled, with its reason. One that is never available is left out instead. */
export function BlockedButton({ blocked, onClick, onNear, children, ...rest }: Props) {
  if (blocked === null) {
    return (
      <Button onClick={onClick} {...(onNear && { onPointerEnter: onNear, onFocus: onNear })} {...rest}>
        {children}
      </Button>
    );
  }
  return (
    <Tooltip label={blocked}>
      <Button aria-disabled data-disabled onClick={(event: MouseEvent) => event.preventDefault()} {...rest}>
        {children}
      </Button>
    </Tooltip>
  );
}
