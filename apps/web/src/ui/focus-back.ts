/** Focuses `to`. Where it is gone or cannot take the focus, the page's heading takes it, so that no reader starts again at the top. */
export function focusBack(to: HTMLElement | null): void {
  to?.focus();
  if (to === null || document.activeElement !== to) document.querySelector<HTMLElement>('h1')?.focus();
}

/** Nothing has the focus, or what has it is in `closing`, which is about to disappear. */
export function focusIsLost(closing: Element | null = null): boolean {
  const { activeElement } = document;
  return (
    activeElement === null || activeElement === document.body || closing?.contains(activeElement) === true
  );
}
