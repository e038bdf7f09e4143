import type { Decrypted, Keyring } from '../../../platform/index.ts';

/** Decrypts a stored secret. @throws when no secret of APP_SECRET's list can: the one it was encrypted with was dropped too early */
export function openTotpSecret(keyring: Keyring, userId: string, sealed: string): Decrypted {
  const opened = keyring.decrypt('totp-secret', userId, sealed);
  if (!opened) throw new Error('A TOTP secret was encrypted under a secret that is no longer in APP_SECRET.');
  return opened;
}
