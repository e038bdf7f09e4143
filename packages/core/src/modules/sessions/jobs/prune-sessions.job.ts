import { z } from 'zod';
import { defineJob } from '../../../platform/index.ts';

/** Deletes ended sessions to keep the table small. They are refused from their end on. */
export const pruneSessionsJob = defineJob({
  name: 'session.prune',
  version: 1,
  payload: z.object({}),
  retry: { limit: 2, delay: 30, delayMax: 60 },
  expireInSeconds: 120,
  schedule: '*/10 * * * *',
});
