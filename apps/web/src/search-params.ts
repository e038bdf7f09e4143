/**
 * Search parameters stay text as typed: `?q=1e3` is not a number, `?q=true` not a boolean, and an id of eighteen digits keeps its last
 * ones. Each route's `validateSearch` converts them.
 */
export function parseSearch(text: string): Record<string, string> {
  // Of a repeated key the first value counts.
  return Object.fromEntries([...new URLSearchParams(text)].toReversed());
}

export function stringifySearch(search: Record<string, unknown>): string {
  const written = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (typeof value === 'string' || typeof value === 'number' || value === true)
      written.set(key, String(value));
  }
  const text = written.toString();
  return text === '' ? '' : `?${text}`;
}
