import type { HandlerDeps, HousesOwn } from '../handlers.ts';
import type { House } from '../house.ts';
import { createMailer } from '../platform/index.ts';
import { drainJobs } from './drain-jobs.ts';
import { startMailbox, type Mailbox } from './mailbox.ts';

export interface PostOffice {
  readonly mailbox: Mailbox;
  /** What a worker of this house would be started with. */
  readonly deps: Omit<HandlerDeps, HousesOwn>;
  /** Works on everything that is due, mails included; answers how many jobs that was. */
  deliver(): Promise<number>;
  close(): Promise<void>;
}

export const publicUrl = 'https://portal.example.test';

/** A house with a mail server of its own. */
export async function openPostOffice(house: House): Promise<PostOffice> {
  const mailbox = await startMailbox();
  const from = { name: 'Gatehouse', address: 'portal@example.test' };
  const mailer = createMailer({ smtpUrl: mailbox.url, from });
  const deps = { mailer, publicUrl, branding: { productName: 'Gatehouse', primaryColor: '#1d4ed8' } };
  return {
    mailbox,
    deps,
    deliver: () => drainJobs(house, deps),
    async close() {
      mailer.close();
      await mailbox.stop();
    },
  };
}
