const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id out of a link, or nothing: what cannot be an id is not asked for. */
export function readLinkId(raw: unknown): string | undefined {
  return typeof raw === 'string' && uuid.test(raw) ? raw.toLowerCase() : undefined;
}
