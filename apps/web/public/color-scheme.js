// Runs before the first paint, so that nobody in the dark sees a white flash. A file of its own: the CSP allows no inline script.
(() => {
  let stored = null;
  try {
    stored = localStorage.getItem('gatehouse-color-scheme');
  } catch {
    // Storage is switched off: the system's choice holds.
  }
  const dark =
    stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
