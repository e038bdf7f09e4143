import { z } from 'zod';
import { defineJob } from '../../../platform/index.ts';

/** Removes sessions that have ended; they are refused from their end on, this only keeps the table small. */
export const pruneSessionsJob = defineJob({
  name: 'session.prune',
  version: 1,
  payload: z.object({}),
  retry: { limit: 2, delay: 30, delayMax: 60 },
  expireInSeconds: 120,
  schedule: '*/10 * * * *',
});
