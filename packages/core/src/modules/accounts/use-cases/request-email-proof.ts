import { stale, type UnitOfWork } from '../../../platform/index.ts';
import { lockOwnDetails } from '../../identity/index.ts';
import { sendEmailProofJob } from '../jobs/send-email-proof.job.ts';
import { issueSecret } from './mailed-secrets.ts';

/** Mails a new code to the person's own address. The code before becomes invalid. @throws stale when the mailbox is proven */
export async function requestEmailProof(uow: UnitOfWork): Promise<void> {
  const { id: userId, emailProven } = await lockOwnDetails(uow);
  if (emailProven) throw stale();
  const secretId = await issueSecret(uow, userId, 'email_proof');
  uow.enqueue(sendEmailProofJob, { userId, secretId });
}
