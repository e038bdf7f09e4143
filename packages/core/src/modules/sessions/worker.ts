import { bindJob, type WorkerDeps } from '../../platform/index.ts';
import { pruneSessionsJob } from './jobs/prune-sessions.job.ts';
import { pruneSessions } from './use-cases/prune-sessions.ts';

// The accounts module notifies of a new device, as of every change to an account.
export const handlers = ({ db }: WorkerDeps) => [bindJob(pruneSessionsJob, () => pruneSessions(db))];
