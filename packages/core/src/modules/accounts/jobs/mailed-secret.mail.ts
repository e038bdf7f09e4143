import { databaseNow, defineMail, isoTime, type UnitOfWork } from '../../../platform/index.ts';
import { proofCode } from '../domain/proof-code.ts';
import { resetToken, resetUrl } from '../domain/reset-link.ts';
import type { SecretPurpose } from '../persistence/mailed-secret.entity.ts';
import { sendEmailProofJob } from './send-email-proof.job.ts';
import { sendPasswordResetJob } from './send-password-reset.job.ts';

interface Payload {
  readonly userId: string;
  readonly secretId: string;
}

const ownScope = ({ userId }: Payload) => ({ userId });

/** Mails the link of a reset. */
export const passwordResetMail = defineMail(sendPasswordResetJob, {
  scope: ownScope,
  messageId: ({ secretId }) => `password-reset.${secretId}`,
  find: (uow, payload) => findSecret(uow, 'password_reset', payload),
  write: ({ templates, frame, keyring, publicUrl }, { expiresAt }, { secretId }) =>
    templates.renderPasswordReset({
      ...frame,
      expiresAt,
      url: resetUrl(publicUrl, resetToken(keyring, secretId)),
    }),
});

/** Mails the code that proves a mailbox. */
export const emailProofMail = defineMail(sendEmailProofJob, {
  scope: ownScope,
  messageId: ({ secretId }) => `email-proof.${secretId}`,
  find: (uow, payload) => findSecret(uow, 'email_proof', payload),
  write: ({ templates, frame, keyring }, { expiresAt }, { secretId }) =>
    templates.renderEmailProof({ ...frame, expiresAt, code: proofCode(keyring, secretId) }),
});

/** When a secret expires; null when it must not be sent any more: used, superseded or expired. */
async function findSecret(uow: UnitOfWork, purpose: SecretPurpose, { userId, secretId }: Payload) {
  const found = await uow.db
    .selectFrom('mailed_secrets')
    .select((eb) => isoTime(eb.ref('expires_at')).as('expiresAt'))
    .where('id', '=', secretId)
    .where('user_id', '=', userId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', databaseNow)
    .executeTakeFirst();
  return found ? { recipient: { userId }, content: { expiresAt: new Date(found.expiresAt) } } : null;
}
