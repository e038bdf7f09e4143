import type { EntitySchema } from '@mikro-orm/core';
import type { AnyJob } from './jobs/define-job.ts';
import type { BoundJob } from './jobs/handle.ts';
import type { DefinedMail } from './mail/define-mail.ts';
import type { MailDeps } from './mail/send-mail.ts';
import type { Db } from './orm/tables.ts';

/** What a module adds to the app. Schema, queues and worker are assembled from the manifests of `modules/index.ts`. */
export interface Manifest {
  readonly entities: readonly EntitySchema[];
  readonly jobs: readonly AnyJob[];
  /** The handlers of its jobs. Only workers load them, so that a server carries none. */
  readonly worker?: () => Promise<ModuleWorker>;
}

/** What handlers receive. */
export interface WorkerDeps extends MailDeps {
  readonly db: Db;
}

/** The exports of a module's `worker.ts`: exactly one of them for each of its jobs. */
export interface ModuleWorker {
  readonly mails?: readonly DefinedMail[];
  readonly handlers?: (deps: WorkerDeps) => readonly BoundJob[];
}
