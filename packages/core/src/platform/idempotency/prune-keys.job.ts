import { z } from 'zod';
import { defineJob } from '../jobs/define-job.ts';

/** Removes keys older than a day; they count for nothing from then on, this only keeps the table small. */
export const pruneKeysJob = defineJob({
  name: 'idempotency.prune',
  version: 1,
  payload: z.object({}),
  retry: { limit: 2, delay: 30, delayMax: 60 },
  expireInSeconds: 120,
  schedule: '*/10 * * * *',
});
