import { IdempotencyKeyEntity } from './idempotency/idempotency-key.entity.ts';
import { pruneKeysJob } from './idempotency/prune-keys.job.ts';
import { pruneKeys } from './idempotency/prune-keys.ts';
import { bindJob } from './jobs/handle.ts';
import { RateLimitEntity } from './limits/rate-limit.entity.ts';
import { undeliverableMailJob } from './mail/mail-job.ts';
import type { WorkerDeps } from './manifest.ts';
import { InstallationSettingEntity } from './orm/installation.entity.ts';

/** The platform's own tables and jobs, which belong to no module. The dead letter of mails is bound with the mails. */
export const platformManifest = {
  entities: [InstallationSettingEntity, RateLimitEntity, IdempotencyKeyEntity],
  jobs: [undeliverableMailJob, pruneKeysJob],
};

export const platformHandlers = ({ db }: WorkerDeps) => [bindJob(pruneKeysJob, () => pruneKeys(db))];
