import type { Keyring, Db } from '../../../platform/index.ts';
import { minPasswordLength, minPasswordLengthWithFactor } from '../../identity/vocabulary.ts';
import type { PreviewResetOutput } from '../contract.ts';
import { findReset } from './find-reset.ts';

/**
 * What the bearer of a reset's link is shown before a password is chosen. Changes nothing: mail scanners open links too (SECURITY R20). A
 * link that cannot be taken tells no more than it would when taken, so that nothing is learned of accounts (SECURITY R03).
 * @throws link_invalid, link_expired
 */
export async function previewReset(db: Db, keyring: Keyring, token: string): Promise<PreviewResetOutput> {
  const { email, secondFactor } = await findReset(db, keyring, token);
  return { email, minPasswordLength: secondFactor ? minPasswordLengthWithFactor : minPasswordLength };
}
