import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * 500 entries must not be 500 stops of the Tab key: arrow keys move from the field to them and from one to the next. True when it moved.
 */
export function moveByArrow(event: KeyboardEvent<HTMLElement>): boolean {
  const direction = steps[event.key];
  if (direction === undefined) return false;
  event.preventDefault();
  moveFrom(event.currentTarget, direction * (document.dir === 'rtl' ? -1 : 1));
  return true;
}

export function moveFrom(stop: HTMLElement, by: number): void {
  const stops = [...(stop.closest('[data-chips]')?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
  stops[stops.indexOf(stop) + by]?.focus();
}
