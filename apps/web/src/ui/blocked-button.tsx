import { Button, Tooltip, type ButtonProps } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';

interface Props extends ButtonProps {
  readonly id?: string;
  /** Why it cannot be used now; null when it can. The button stays reachable by key so that the reason can be read. */
  readonly blocked: string | null;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button that is impossible now is there, disabled, and says why. One that is never possible is left out instead. */
export function BlockedButton({ blocked, onClick, children, ...rest }: Props) {
  if (blocked === null) {
    return (
      <Button onClick={onClick} {...rest}>
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
