import type { App } from '@gatehouse/core/app';
import type { Mailer } from '@gatehouse/core/platform';
import { createMailer, startWorker, type Worker } from '@gatehouse/core/worker';
import type { Env } from '../env.ts';
import type { Metrics } from '../http/metrics.ts';
import { loadDemoMailbox } from './left-out.ts';
import { ownBranding } from './serve-app.ts';

// What only a process that runs jobs loads.

export interface Mail {
  readonly mailer: Mailer;
  /** Web page of the embedded mailbox; null when mails go to a real server. */
  readonly webUrl: string | null;
  close(): Promise<void>;
}

/** Sends mail through SMTP_URL, or into an embedded mailbox with a page to read it. */
export async function openMail(env: Env): Promise<Mail> {
  const from = { name: env.vendor.name, address: env.mailFrom };
  if (env.smtpUrl !== null) {
    const mailer = createMailer({ smtpUrl: env.smtpUrl, from, replyTo: env.vendor.contact });
    return { mailer, webUrl: null, close: () => Promise.resolve(mailer.close()) };
  }
  const { startDemoMailbox } = await loadDemoMailbox();
  const mailbox = await startDemoMailbox({ webPort: env.mailboxPort });
  const mailer = createMailer({ smtpUrl: mailbox.smtpUrl, from, replyTo: env.vendor.contact });
  return {
    mailer,
    webUrl: mailbox.webUrl,
    async close() {
      mailer.close();
      await mailbox.close();
    },
  };
}

export function startWorkerOn(app: App, env: Env, mail: Mail, metrics: Metrics): Promise<Worker> {
  return startWorker(app, {
    mailer: mail.mailer,
    publicUrl: env.publicUrl,
    branding: ownBranding,
    limitScale: env.rateLimitScale,
    countMail: metrics.countMail,
  });
}
