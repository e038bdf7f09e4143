/** Opens a dialog from another one, once that has closed and returned the focus, so that the next one knows where to return it. */
export function afterDialog(open: () => void): void {
  // The first timeout lets the closing dialog schedule its own, and the second one runs after that.
  setTimeout(() => setTimeout(open));
}
