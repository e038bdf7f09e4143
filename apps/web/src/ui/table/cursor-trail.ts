/**
 * How the reader came to this page: the cursors of the pages before it, the first page being ''. A keyset list knows only what follows, so
 * "previous" has to be remembered. The trail lives in the history entry (Back and reload keep it); a pasted link has none, and then the
 * list offers the first page only.
 */
export type CursorTrail = readonly string[];

export interface Place {
  readonly cursor: string | undefined;
  readonly trail: CursorTrail;
}

export const firstPlace: Place = { cursor: undefined, trail: [] };

/** Reads a trail from anything a history entry may hold. */
export function readTrail(value: unknown): CursorTrail {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : [];
}

export function nextPlace(place: Place, nextCursor: string): Place {
  return { cursor: nextCursor, trail: [...knownTrail(place), place.cursor ?? ''] };
}

/** The page before, or null where it is not known. */
export function previousPlace(place: Place): Place | null {
  const trail = knownTrail(place);
  const cursor = trail.at(-1);
  return cursor === undefined ? null : { cursor: cursor || undefined, trail: trail.slice(0, -1) };
}

/** 1-based; null on a page reached by a pasted link, whose number nobody knows. */
export function pageNumber(place: Place): number | null {
  if (place.cursor === undefined) return 1;
  const trail = knownTrail(place);
  return trail[0] === '' ? trail.length + 1 : null;
}

/** A trail without a cursor belongs to another page: the first page has nothing before it. */
function knownTrail(place: Place): CursorTrail {
  return place.cursor === undefined ? [] : place.trail;
}
