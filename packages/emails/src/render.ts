import { createElement } from 'react';
import { render } from 'react-email';

import { LetterLayout } from './layout/letter-layout.tsx';
import type { Branding, Letter, RenderedMail } from './letter.ts';
import { clean, webAddress } from './typed-by-people.ts';

/** @throws when the action's address is no web address: a mail without its link is of no use to anybody */
export async function renderLetter(letter: Letter, branding: Branding): Promise<RenderedMail> {
  const safe = letter.action ? { ...letter, action: withWebAddress(letter.action) } : letter;
  return {
    subject: letter.subject,
    html: await render(createElement(LetterLayout, { letter: safe, branding })),
    text: asText(safe, branding),
  };
}

function withWebAddress(action: NonNullable<Letter['action']>): NonNullable<Letter['action']> {
  const url = webAddress(action.url);
  if (url === null) throw new TypeError('The action of a mail needs an http or https address.');
  return { ...action, url };
}

/**
 * Written from the letter, not from the HTML: there the link stands twice, and here it must stand once, alone
 * on its line.
 */
function asText({ heading, body, code, action, reason }: Letter, branding: Branding): string {
  const paragraphs = [
    heading,
    ...body,
    ...(code === undefined ? [] : [code]),
    ...(action === undefined ? [] : [action.hint, action.url]),
    reason,
    `-- \n${clean(branding.productName)}`,
  ];
  return `${paragraphs.join('\n\n')}\n`;
}
