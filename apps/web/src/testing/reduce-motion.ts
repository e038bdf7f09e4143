import { onTestFinished, vi } from 'vitest';

/** Until the test ends, the reader asks for less motion: menus and dialogs disappear without fading out. */
export function reduceMotion(): void {
  const real = window.matchMedia.bind(window);
  const asked = vi
    .spyOn(window, 'matchMedia')
    .mockImplementation((query) => real(query.includes('prefers-reduced-motion') ? 'all' : query));
  onTestFinished(() => asked.mockRestore());
}
