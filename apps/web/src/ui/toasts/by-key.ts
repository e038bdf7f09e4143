let byKey = false;

/** Whether the reader goes about by key just now: then things that vanish by themselves leave more time. */
export const navigatesByKey = (): boolean => byKey;

if (typeof window !== 'undefined') {
  window.addEventListener('pointerdown', () => (byKey = false), { capture: true });
  window.addEventListener(
    'keydown',
    ({ key }) => {
      if (['Tab', 'Enter', ' ', 'ArrowDown', 'ArrowUp', 'F6'].includes(key)) byKey = true;
    },
    { capture: true },
  );
}
