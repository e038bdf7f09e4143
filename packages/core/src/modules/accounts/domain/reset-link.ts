import type { Keyring } from '../../../platform/index.ts';

const shape = /^([0-9a-f]{32})([A-Za-z0-9_-]{43})$/;

/** The token of a reset link: its id and a 256-bit proof of it. Derived when needed, not stored. */
export const resetToken = (keyring: Keyring, resetId: string): string =>
  resetId.replaceAll('-', '') + keyring.sign('password-reset', resetId);

/** The reset that a genuine token names; null for anything else. */
export function provenReset(keyring: Keyring, token: string): string | null {
  const [, hex, proof] = shape.exec(token) ?? [];
  if (hex === undefined || proof === undefined) return null;
  const resetId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return keyring.verify('password-reset', resetId, proof) ? resetId : null;
}

/** The address of the link. The token is in the fragment, which no browser sends to a server or a referrer. */
export const resetUrl = (publicUrl: string, token: string): string => `${publicUrl}/reset#token=${token}`;
