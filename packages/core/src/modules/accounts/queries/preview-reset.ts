import type { Keyring, Db } from '../../../platform/index.ts';
import { minPasswordLength, minPasswordLengthWithFactor } from '../../identity/vocabulary.ts';
import type { PreviewResetOutput } from '../contract.ts';
import { getReset } from './get-reset.ts';

/**
 * What the holder of a reset link sees before choosing a password. Changes nothing: mail scanners open links too (SECURITY R20). An
 * unusable link reveals no more than using it would, so that nothing is learned of accounts (SECURITY R03).
 * @throws link_invalid, link_expired
 */
export async function previewReset(db: Db, keyring: Keyring, token: string): Promise<PreviewResetOutput> {
  const { email, secondFactor } = await getReset(db, keyring, token);
  return { email, minPasswordLength: secondFactor ? minPasswordLengthWithFactor : minPasswordLength };
}
