// `npm run preview -w packages/emails`: writes every mail in every language to dist/preview, for a browser.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  renderAccountNotice,
  renderEmailProof,
  renderInvitation,
  renderInvitationReminder,
  renderNewLinkRequested,
  renderPasswordReset,
  type Branding,
  type Frame,
  type Locale,
  type RenderedMail,
} from './index.ts';

const folder = import.meta.dirname;
const locales: Locale[] = ['en', 'de'];
const organisationName = 'Northwind Agency';
const branding: Branding = {
  productName: 'Northwind Portal',
  primaryColor: '#f2a900',
  supportUrl: 'https://northwind.test/help',
};

for (const locale of locales) {
  const frame: Frame = { branding, locale };
  const mails: Record<string, RenderedMail> = {
    invitation: await renderInvitation({
      ...frame,
      inviterName: 'Alice Nguyen',
      organisationName,
      role: 'partner_admin',
      url: `https://portal.test/accept#token=${'x'.repeat(64)}`,
      expiresAt: new Date('2025-11-28T14:05:00Z'),
    }),
    'invitation-reminder': await renderInvitationReminder({
      ...frame,
      inviterName: 'Alice Nguyen',
      organisationName,
      role: 'partner_admin',
      url: `https://portal.test/accept#token=${'x'.repeat(64)}`,
      expiresAt: new Date('2025-11-28T14:05:00Z'),
    }),
    'new-link-requested': await renderNewLinkRequested({
      ...frame,
      inviteeEmail: 'dana@acme.test',
      organisationName,
      teamUrl: 'https://portal.test/team/invitations',
    }),
    'account-notice': await renderAccountNotice({
      ...frame,
      kind: 'new_device',
      name: 'Dana Reed',
      at: new Date('2025-11-28T14:05:00Z'),
      timeZone: 'Europe/Berlin',
      device: { browser: 'Firefox', os: 'Windows' },
      ip: '192.0.2.7',
      url: 'https://portal.test/settings/sessions',
    }),
    'password-reset': await renderPasswordReset({
      ...frame,
      url: `https://portal.test/reset#token=${'x'.repeat(75)}`,
      expiresAt: new Date('2025-11-28T14:05:00Z'),
    }),
    'email-proof': await renderEmailProof({
      ...frame,
      code: '04711815',
      expiresAt: new Date('2025-11-28T14:05:00Z'),
    }),
  };
  for (const [name, { subject, html, text }] of Object.entries(mails)) {
    const file = join(folder, `${name}.${locale}`);
    await writeFile(`${file}.html`, html);
    await writeFile(`${file}.txt`, `${subject}\n\n${text}`);
    process.stdout.write(`${file}.html\n`);
  }
}
