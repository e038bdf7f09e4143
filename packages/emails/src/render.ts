import { createElement } from 'react';
import { render } from 'react-email';

import { EmailLayout } from './layout/email-layout.tsx';
import type { Branding, EmailContent, Frame, Locale, RenderedMail } from './email-content.ts';
import { clean, webAddress } from './typed-by-people.ts';

/** The texts that all mails share. */
const frameTexts: Record<Locale, { readonly hint: string; readonly supportLabel: string }> = {
  en: { hint: 'Or copy this link into your browser:', supportLabel: 'Help' },
  de: { hint: 'Oder kopieren Sie diesen Link in Ihren Browser:', supportLabel: 'Hilfe' },
};

/** A template's own texts. A `button` leads to `url`. */
export type Texts = Pick<EmailContent, 'preheader' | 'heading' | 'body' | 'reason'> & { button?: string };
type Framed = Texts & Pick<EmailContent, 'subject' | 'code'> & { url?: string };

/** Renders a template's texts in the frame that all mails share. */
export function renderFramed(
  { branding, locale }: Frame,
  { button, url, ...texts }: Framed,
): Promise<RenderedMail> {
  const { hint, supportLabel } = frameTexts[locale];
  const action = button === undefined || url === undefined ? {} : { action: { label: button, hint, url } };
  return renderEmail({ locale, ...texts, supportLabel, ...action }, branding);
}

/** @throws when the action's address is not a web address: a mail without its link is useless */
async function renderEmail(content: EmailContent, branding: Branding): Promise<RenderedMail> {
  const safe = content.action ? { ...content, action: withWebAddress(content.action) } : content;
  return {
    subject: content.subject,
    html: finished(await render(createElement(EmailLayout, { content: safe, branding }))),
    text: asText(safe, branding),
  };
}

function withWebAddress(action: NonNullable<EmailContent['action']>): NonNullable<EmailContent['action']> {
  const url = webAddress(action.url);
  if (url === null) throw new TypeError('The action of a mail needs an http or https address.');
  return { ...action, url };
}

/**
 * Written from the content and not from the HTML: the HTML shows the link twice, but the text shows it once, alone on its line, below the
 * button's text.
 */
function asText(
  { heading, body, code, action, reason, supportLabel }: EmailContent,
  branding: Branding,
): string {
  const support = webAddress(branding.supportUrl);
  const paragraphs = [
    heading,
    ...body,
    ...(code === undefined ? [] : [code]),
    ...(action === undefined ? [] : [`${action.label}:\n${action.url}`]),
    reason,
    ...(support === null ? [] : [`${supportLabel}: ${support}`]),
    `-- \n${clean(branding.productName)}`,
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

/** Outlook for Windows knows no max-width, so a table of that width surrounds the sheet for Outlook alone. */
const forOutlook: Readonly<Record<string, string>> = {
  '<i data-outlook="begin"></i>':
    '<!--[if mso]><table role="presentation" align="center" width="560" cellpadding="0" cellspacing="0"><tr><td><![endif]-->',
  '<i data-outlook="end"></i>': '<!--[if mso]></td></tr></table><![endif]-->',
};

/** Removes React's own comments. Adds the conditional comments that Outlook reads, which React cannot render. */
function finished(html: string): string {
  const bare = html.replace(/<!--[a-z$/ ]*-->/g, '');
  return Object.entries(forOutlook).reduce((text, [mark, comment]) => text.replace(mark, comment), bare);
}
