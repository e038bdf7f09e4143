import { bindJob, type WorkerDeps } from '../../platform/index.ts';
import { accountNotice, newDeviceNotice } from './jobs/account-notice.mail.ts';
import { beginPasswordResetJob } from './jobs/begin-password-reset.job.ts';
import { emailProofMail, passwordResetMail } from './jobs/mailed-secret.mail.ts';
import { beginPasswordResets } from './use-cases/begin-password-resets.ts';

export const mails = [accountNotice, newDeviceNotice, passwordResetMail, emailProofMail];

export const handlers = (deps: WorkerDeps) => [
  bindJob(beginPasswordResetJob, () => beginPasswordResets(deps)),
];
