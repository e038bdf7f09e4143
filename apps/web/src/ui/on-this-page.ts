/** A list or a panel does not know its route. The route's own `validateSearch` checks the link. */
export function onThisPage(search: Record<string, unknown>): Record<string, never> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the router reads it through `validateSearch` again
  return search as Record<string, never>;
}
