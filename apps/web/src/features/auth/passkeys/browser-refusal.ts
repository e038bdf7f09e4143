/** What a browser says instead of a passkey: nobody answered its question, it holds one already, or it cannot. */
export type BrowserRefusal = 'cancelled' | 'known' | 'impossible';

const names: Readonly<Record<string, BrowserRefusal>> = {
  // Also when the time is up, and when no authenticator has a passkey: browsers do not tell these apart, for good reasons.
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  InvalidStateError: 'known',
  ConstraintError: 'impossible',
  NotSupportedError: 'impossible',
  SecurityError: 'impossible',
  UnknownError: 'impossible',
};

/** Null for whatever is no word of the browser about a passkey. By name: the library's own class would bring the library with it. */
export function browserRefusal(error: unknown): BrowserRefusal | null {
  return error instanceof Error && Object.hasOwn(names, error.name) ? (names[error.name] ?? null) : null;
}
