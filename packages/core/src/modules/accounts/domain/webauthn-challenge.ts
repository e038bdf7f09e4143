import { createHash, randomBytes } from 'node:crypto';
import { lifetimes } from '@gatehouse/policy';
import type { Keyring } from '../../../platform/secrets.ts';

/** The purpose of a challenge and its user. The user is unknown when a person signs in with only a passkey. */
export type ChallengeUse =
  | { readonly purpose: 'enrol'; readonly userId: string }
  | { readonly purpose: 'second_factor'; readonly pendingSessionId: string }
  | { readonly purpose: 'sign_in' };

const randomLength = 16;
const endLength = 6;
const macLength = 32;

/**
 * A challenge is derived: random bits, its end (seconds since 1970), and an HMAC over both and its purpose. Making one stores nothing;
 * using one does (use-cases/use-challenge.ts).
 */
export function newChallenge(keyring: Keyring, use: ChallengeUse, moment: number): string {
  const end = Buffer.alloc(endLength);
  end.writeUIntBE(Math.floor(moment) + lifetimes.passkeyChallenge, 0, endLength);
  const head = Buffer.concat([randomBytes(randomLength), end]);
  const mac = Buffer.from(keyring.sign('webauthn-challenge', messageOf(use, head)), 'base64url');
  return Buffer.concat([head, mac]).toString('base64url');
}

/** The end of a challenge for exactly this purpose, in seconds since 1970; null for any other. */
export function endOfChallenge(keyring: Keyring, use: ChallengeUse, challenge: string): number | null {
  const bytes = Buffer.from(challenge, 'base64url');
  const headLength = randomLength + endLength;
  if (bytes.length !== headLength + macLength || bytes.toString('base64url') !== challenge) return null;
  const head = bytes.subarray(0, headLength);
  const mac = bytes.subarray(headLength).toString('base64url');
  if (!keyring.verify('webauthn-challenge', messageOf(use, head), mac)) return null;
  return head.readUIntBE(randomLength, endLength);
}

export const hashChallenge = (challenge: string): string =>
  createHash('sha256').update(challenge).digest('hex');

function messageOf(use: ChallengeUse, head: Buffer): string {
  const bound =
    use.purpose === 'enrol' ? use.userId : use.purpose === 'second_factor' ? use.pendingSessionId : '';
  return `${use.purpose}\n${bound}\n${head.toString('base64url')}`;
}
