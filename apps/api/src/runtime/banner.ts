import type { Env } from '../env.ts';

export interface BannerDetails {
  readonly env: Env;
  readonly mailboxUrl: string | null;
  readonly dataDir: string | null;
  readonly demoPassword: string | null;
  /** True while no account exists to sign in with. */
  readonly empty: boolean;
  readonly demoAccounts: readonly { readonly email: string; readonly role: string }[];
}

/** Shown at the first start: the portal's address, how to sign in, and where mails go. */
export function banner({
  env,
  mailboxUrl,
  dataDir,
  demoPassword,
  empty,
  demoAccounts,
}: BannerDetails): string {
  const width = Math.max(0, ...demoAccounts.map(({ email }) => email.length));
  const lines = [
    `Gatehouse is ready at ${env.publicUrl}`,
    ...(demoPassword === null
      ? []
      : [
          '',
          'Sign in as one of',
          ...demoAccounts.map(({ email, role }) => `  ${email.padEnd(width)}  ${role}`),
          `Password for all: ${demoPassword}`,
        ]),
    ...(empty ? ['', 'There is no account yet: npm run admin -- create-staff EMAIL'] : []),
    ...(env.demoKeptBy === null
      ? []
      : [`No demo data, because ${env.demoKeptBy} is not local. DEMO=1 asks for it.`]),
    '',
    mailsGo(env, mailboxUrl),
    ...(dataDir === null ? [] : [`Data: ${dataDir}`]),
    'Stop with Ctrl+C.',
  ];
  const rule = '─'.repeat(Math.max(...lines.map((line) => line.length)));
  return `\n${rule}\n${lines.join('\n')}\n${rule}\n\n`;
}

function mailsGo({ workerInline }: Env, mailboxUrl: string | null): string {
  if (!workerInline) return 'E-mails are sent by the workers (WORKER=off).';
  return mailboxUrl === null
    ? 'E-mails are sent through SMTP_URL.'
    : `Demo mailbox (every e-mail sent): ${mailboxUrl}`;
}
