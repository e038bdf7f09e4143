import { Secret } from 'otpauth';
import type { Keyring } from '../../../platform/secrets.ts';

const recoveryCodeCount = 10;
const codeBytes = 10;

/** Ten codes of 80 random bits, as `abcd-efgh-ijkl-mnop`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () =>
    new Secret({ size: codeBytes }).base32.toLowerCase().replaceAll(/.{4}(?=.)/g, '$&-'),
  );
}

/**
 * 80 bits cannot be guessed, so a fast hash is enough. It is keyed and bound to its owner, so a stolen table cannot even be used for
 * guessing.
 */
export const hashRecoveryCode = (keyring: Keyring, userId: string, typed: string): string =>
  keyring.sign('recovery-code', messageOf(userId, typed));

/** True when the stored hash is that of the typed code, under any secret in the list. */
export const isRecoveryCode = (keyring: Keyring, userId: string, typed: string, hash: string): boolean =>
  keyring.verify('recovery-code', messageOf(userId, typed), hash);

/** The code in canonical form: case, spaces and dashes do not matter. The alphabet has neither 0 nor 1, which are read as O and I. */
const messageOf = (userId: string, typed: string) =>
  `${userId}\n${typed
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replaceAll('0', 'O')
    .replaceAll('1', 'I')}`;
