/**
 * What a browser says instead of a passkey. `cancelled`: nobody answered its question. `known`: it holds one already. `address`: not under
 * this page's address. `device`: no device at hand can tell its owner from others (no screen lock, PIN or finger is set up).
 * `unsupported`: no device at hand makes the kind that is asked for. `failed`: the device itself reported a fault.
 */
export type BrowserRefusal = 'cancelled' | 'known' | 'address' | 'device' | 'unsupported' | 'failed';

const names: Readonly<Record<string, BrowserRefusal>> = {
  // Also when the time is up, and when no authenticator has a passkey: browsers do not tell these apart, for good reasons.
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  InvalidStateError: 'known',
  SecurityError: 'address',
  ConstraintError: 'device',
  NotSupportedError: 'unsupported',
  UnknownError: 'failed',
};

/** Null for whatever is no word of the browser about a passkey. By name: the library's own class would bring the library with it. */
export function browserRefusal(error: unknown): BrowserRefusal | null {
  return error instanceof Error && Object.hasOwn(names, error.name) ? (names[error.name] ?? null) : null;
}
