let byKey = false;

/** Whether the reader currently navigates by keyboard: content that vanishes by itself then stays longer. */
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
