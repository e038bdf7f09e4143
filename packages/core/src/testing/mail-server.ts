import type { WorkerOptions } from '../handlers.ts';
import type { App } from '../app.ts';
import { createMailer } from '../platform/mail/mailer.ts';
import { drainJobs } from './drain-jobs.ts';
import { startMailbox, type Mailbox } from './mailbox.ts';

export interface MailServer {
  readonly mailbox: Mailbox;
  /** The dependencies of a worker of this app. */
  readonly deps: WorkerOptions;
  /** Runs all jobs that may start now, mails included. Returns their number. */
  deliver(): Promise<number>;
  close(): Promise<void>;
}

export const publicUrl = 'https://portal.example.test';

/** An app's mail server for one test file. */
export async function openMailServer(app: App): Promise<MailServer> {
  const mailbox = await startMailbox();
  const from = { name: 'Gatehouse', address: 'portal@example.test' };
  const mailer = createMailer({ smtpUrl: mailbox.url, from });
  const deps = { mailer, publicUrl, branding: { productName: 'Gatehouse', primaryColor: '#1d4ed8' } };
  return {
    mailbox,
    deps,
    deliver: () => drainJobs(app, deps),
    async close() {
      mailer.close();
      await mailbox.stop();
    },
  };
}
