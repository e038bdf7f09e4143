/** Opens one dialog out of another: once that one has closed and given the focus back, so that the next knows where it belongs. */
export function afterDialog(open: () => void): void {
  // The first turn lets the closing dialog put its own timer in line, the second one comes behind it.
  setTimeout(() => setTimeout(open));
}
