import { createElement } from 'react';
import { render } from 'react-email';

import { EmailLayout } from './layout/email-layout.tsx';
import type { Branding, EmailContent, RenderedMail } from './email-content.ts';
import { clean, webAddress } from './typed-by-people.ts';

/** @throws when the action's address is no web address: a mail without its link is of no use to anybody */
export async function renderEmail(content: EmailContent, branding: Branding): Promise<RenderedMail> {
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
 * Written from the letter, not from the HTML: there the link stands twice, and here it must stand once, alone
 * on its line, under the words of the button.
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

/** Outlook for Windows knows no max-width: for it alone a table of that width stands around the sheet. */
const forOutlook: Readonly<Record<string, string>> = {
  '<i data-outlook="begin"></i>':
    '<!--[if mso]><table role="presentation" align="center" width="560" cellpadding="0" cellspacing="0"><tr><td><![endif]-->',
  '<i data-outlook="end"></i>': '<!--[if mso]></td></tr></table><![endif]-->',
};

/** React's own comments are of no use in a mail; its markup cannot hold the conditional ones that Outlook reads. */
function finished(html: string): string {
  const bare = html.replace(/<!--[a-z$/ ]*-->/g, '');
  return Object.entries(forOutlook).reduce((text, [mark, comment]) => text.replace(mark, comment), bare);
}
