import { timingSafeEqual } from 'node:crypto';
import type { Keyring } from '../../../platform/index.ts';

const digits = 8;

/** The code that proves a mailbox: eight digits derived from the proof's id. It is not stored. */
export function proofCode(keyring: Keyring, proofId: string): string {
  const bytes = Buffer.from(keyring.sign('email-proof', proofId), 'base64url');
  // 48 of 256 bits: the probabilities of two codes differ by one part in two million at most.
  return String(bytes.readUIntBE(0, 6) % 10 ** digits).padStart(digits, '0');
}

/** Whether the typed text is the code. People put spaces into it. */
export function isProofCode(keyring: Keyring, proofId: string, typed: string): boolean {
  const given = Buffer.from(typed.replaceAll(/[\s-]/g, ''));
  const expected = Buffer.from(proofCode(keyring, proofId));
  return given.length === expected.length && timingSafeEqual(given, expected);
}
