import { renderEmailProof } from '@gatehouse/emails';
import type { z } from 'zod';
import { proofCode } from '../domain/proof-code.ts';
import { findSecretsAddressee, post, type PostDeps } from './send-account-mail.ts';
import { sendEmailProofJob } from './send-email-proof.job.ts';

export async function mailEmailProof(
  deps: PostDeps,
  payload: z.infer<typeof sendEmailProofJob.payload>,
): Promise<void> {
  const to = await findSecretsAddressee(deps, sendEmailProofJob.name, 'email_proof', payload);
  if (!to) return;
  const { branding, keyring } = deps;
  const code = proofCode(keyring, payload.secretId);
  const mail = await renderEmailProof({
    branding,
    code,
    expiresAt: to.expiresAt,
    locale: to.locale,
    timeZone: to.timezone ?? undefined,
  });
  await post(deps, to, mail, `email-proof.${payload.secretId}`);
}
