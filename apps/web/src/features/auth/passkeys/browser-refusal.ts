/**
 * Errors of a browser instead of a passkey. `cancelled`: nobody confirmed. `known`: the device holds one already. `address`: not possible
 * under this page's address. `device`: no available device can verify its user (no screen lock, PIN or finger is set up). `unsupported`: no
 * available device makes the requested kind. `failed`: the device itself reported an error.
 */
export type BrowserRefusal = 'cancelled' | 'known' | 'address' | 'device' | 'unsupported' | 'failed';

const names: Readonly<Record<string, BrowserRefusal>> = {
  // Also after a timeout, and when no authenticator has a passkey: browsers do not tell these apart, for good reasons.
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  InvalidStateError: 'known',
  SecurityError: 'address',
  ConstraintError: 'device',
  NotSupportedError: 'unsupported',
  UnknownError: 'failed',
};

/** Null for errors that are not a browser's about a passkey. Compares names: the library's own class would load the library. */
export function browserRefusal(error: unknown): BrowserRefusal | null {
  return error instanceof Error && Object.hasOwn(names, error.name) ? (names[error.name] ?? null) : null;
}
