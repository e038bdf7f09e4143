import { renderPasswordReset } from '@gatehouse/emails';
import type { z } from 'zod';
import { resetToken, resetUrl } from '../domain/reset-link.ts';
import { findSecretsAddressee, post, type PostDeps } from './send-account-mail.ts';
import { sendPasswordResetJob } from './send-password-reset.job.ts';

export async function mailPasswordReset(
  deps: PostDeps,
  payload: z.infer<typeof sendPasswordResetJob.payload>,
): Promise<void> {
  const to = await findSecretsAddressee(deps, sendPasswordResetJob.name, 'password_reset', payload);
  if (!to) return;
  const { branding, keyring, publicUrl } = deps;
  const url = resetUrl(publicUrl, resetToken(keyring, payload.secretId));
  const mail = await renderPasswordReset({
    branding,
    url,
    expiresAt: to.expiresAt,
    locale: to.locale,
    timeZone: to.timezone ?? undefined,
  });
  await post(deps, to, mail, `password-reset.${payload.secretId}`);
}
