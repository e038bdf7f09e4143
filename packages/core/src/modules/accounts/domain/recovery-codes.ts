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

/** Nobody guesses 80 bits, so that a fast hash will do; keyed and tied to its owner, a stolen table is not even good for trying. */
export const hashRecoveryCode = (keyring: Keyring, userId: string, typed: string): string =>
  keyring.sign('recovery-code', messageOf(userId, typed));

/** True when the stored hash is that of the typed code, under any secret that is still in the list. */
export const isRecoveryCode = (keyring: Keyring, userId: string, typed: string, hash: string): boolean =>
  keyring.verify('recovery-code', messageOf(userId, typed), hash);

/** However it was written down: letters of either case, spaces or dashes. Neither 0 nor 1 is in the alphabet: they were O and I. */
const messageOf = (userId: string, typed: string) =>
  `${userId}\n${typed
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replaceAll('0', 'O')
    .replaceAll('1', 'I')}`;
