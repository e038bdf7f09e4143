import type { Job } from '../jobs/define-job.ts';
import { bindJob, readPayload, type BoundJob } from '../jobs/handle.ts';
import { undeliverableMailJob } from './mail-job.ts';
import type { MailSpec } from './mail-spec.ts';
import { sendMail, settleMail, type MailDeps } from './send-mail.ts';

/** A mail without its payload type, so that the worker can keep all of them in one list. */
export interface DefinedMail {
  /** The job's name. */
  readonly name: string;
  readonly bind: (deps: MailDeps) => BoundJob;
  /** Settles a mail that could not be sent for more than a day. @throws for a payload that is not the mail's */
  readonly giveUp: (deps: MailDeps, data: unknown) => Promise<void>;
}

/** Defines what a mail job sends. The one sender does the rest, for every mail alike (docs/decisions/0032). */
export function defineMail<P extends object, C>(job: Job<string, P>, spec: MailSpec<P, C>): DefinedMail {
  const mail = { job, ...spec };
  return {
    name: job.name,
    bind: (deps) => bindJob(job, (payload) => sendMail(deps, mail, payload)),
    giveUp: async (deps, data) => settleMail(deps, mail, readPayload(job, data), { outcome: 'given_up' }),
  };
}

/** Binds every mail to the one sender, and to the one dead letter of all mails. */
export function bindMails(deps: MailDeps, mails: readonly DefinedMail[]): BoundJob[] {
  const deadLetters = bindJob(undeliverableMailJob, async (data, source) => {
    const mail = mails.find(({ name }) => name === source);
    if (mail) await mail.giveUp(deps, data);
    // Jobs that lead to mails without being one, such as finding the recipients.
    else deps.logger.error({ job: source }, 'a job that leads to mails failed for more than a day');
  });
  return [...mails.map(({ bind }) => bind(deps)), deadLetters];
}
