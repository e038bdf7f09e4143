/**
 * The cursors of the pages before this one; the first page's is ''. A keyset list knows only its next page, so "previous" must be
 * remembered. The trail is stored in the history entry (Back and reload keep it). A pasted link has none, and then the list offers only the
 * first page.
 */
export type CursorTrail = readonly string[];

export interface Place {
  readonly cursor: string | undefined;
  readonly trail: CursorTrail;
}

export const firstPlace: Place = { cursor: undefined, trail: [] };

/** Reads a trail from whatever a history entry holds. */
export function readTrail(value: unknown): CursorTrail {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : [];
}

export function nextPlace(place: Place, nextCursor: string): Place {
  return { cursor: nextCursor, trail: [...knownTrail(place), place.cursor ?? ''] };
}

/** The page before, or null where it is unknown. */
export function previousPlace(place: Place): Place | null {
  const trail = knownTrail(place);
  const cursor = trail.at(-1);
  return cursor === undefined ? null : { cursor: cursor || undefined, trail: trail.slice(0, -1) };
}

/** 1-based; null for a page opened from a pasted link, whose number is unknown. */
export function pageNumber(place: Place): number | null {
  if (place.cursor === undefined) return 1;
  const trail = knownTrail(place);
  return trail[0] === '' ? trail.length + 1 : null;
}

/** A trail without a cursor belongs to another page: nothing comes before the first page. */
function knownTrail(place: Place): CursorTrail {
  return place.cursor === undefined ? [] : place.trail;
}
