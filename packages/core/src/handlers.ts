import { recipientOf } from './modules/identity/index.ts';
import type { WorkerDeps } from './platform/index.ts';
import type { BoundJob } from './platform/jobs/handle.ts';
import { bindMails } from './platform/mail/define-mail.ts';
import { platformHandlers } from './platform/own-manifest.ts';
import { manifests } from './registry.ts';

/** The dependencies that the app itself provides. */
type AppProvided = 'db' | 'transact' | 'keyring' | 'logger' | 'attempts';
/** What a worker needs to start. */
export type WorkerOptions = Omit<WorkerDeps, AppProvided | 'recipientOf'>;

/** The jobs of every module with their handlers. Mails come last, because other jobs lead to them. */
export async function bindHandlers(
  given: WorkerOptions & Pick<WorkerDeps, AppProvided>,
): Promise<BoundJob[]> {
  const deps = { ...given, recipientOf };
  const workers = await Promise.all(manifests.flatMap(({ worker }) => (worker ? [worker()] : [])));
  const mails = workers.flatMap((worker) => worker.mails ?? []);
  const handlers = workers.flatMap((worker) => worker.handlers?.(deps) ?? []);
  return [...platformHandlers(deps), ...handlers, ...bindMails(deps, mails)];
}
