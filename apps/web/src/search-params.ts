/**
 * What stands in the address is text, and stays as typed: `?q=1e3` is no number, `?q=true` no truth, and an id of eighteen digits keeps its
 * last ones. Each route's `validateSearch` makes of it what it wants.
 */
export function parseSearch(text: string): Record<string, string> {
  // Of a key that comes twice the first counts.
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
