import { stale, type Keyring, type UnitOfWork } from '../../../platform/index.ts';
import { lockOwnDetails, proveMailbox } from '../../identity/index.ts';
import { invalidCode } from '../accounts.errors.ts';
import type { ConfirmEmailProofInput } from '../contract.ts';
import { isProofCode } from '../domain/proof-code.ts';
import { newestSecret, consumeSecret } from './mailed-secrets.ts';

/**
 * Proves the person's own mailbox by the mailed code. The person is signed in with the credentials the account was made with, so those
 * stay. The caller counts wrong codes outside this transaction, whose writes the refusal rolls back (SECURITY R05).
 * @throws stale when the mailbox is proven, invalid_code
 */
export async function confirmEmailProof(
  uow: UnitOfWork,
  keyring: Keyring,
  { code }: ConfirmEmailProofInput,
): Promise<void> {
  const { id: userId, emailProven, displayName, email } = await lockOwnDetails(uow);
  if (emailProven) throw stale();
  const secretId = await newestSecret(uow, userId, 'email_proof');
  if (secretId === null || !isProofCode(keyring, secretId, code)) throw invalidCode();
  if (!(await consumeSecret(uow, 'email_proof', secretId))) throw invalidCode();
  await proveMailbox(uow, userId);
  uow.audit({
    action: 'email.proven',
    subject: { type: 'user', id: userId, label: `${displayName} <${email}>` },
    details: { by: 'code' },
  });
}
