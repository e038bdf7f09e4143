const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id in a link, or undefined: a malformed id is not requested. */
export function readLinkId(raw: unknown): string | undefined {
  return typeof raw === 'string' && uuid.test(raw) ? raw.toLowerCase() : undefined;
}
