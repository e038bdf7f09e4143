/** A list or a panel does not know which route it stands on; the route's own `validateSearch` has the last word on what is in the link. */
export function onThisPage(search: Record<string, unknown>): Record<string, never> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the router reads it through `validateSearch` again
  return search as Record<string, never>;
}
