import { bindJob, type WorkerDeps } from '../../platform/index.ts';
import { pruneSessionsJob } from './jobs/prune-sessions.job.ts';
import { pruneSessions } from './use-cases/prune-sessions.ts';

// Of a new device the accounts module notifies, as of every change to an account.
export const handlers = ({ db }: WorkerDeps) => [bindJob(pruneSessionsJob, () => pruneSessions(db))];
