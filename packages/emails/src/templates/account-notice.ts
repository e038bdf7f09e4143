import type { Branding, Letter, Locale, RenderedMail } from '../letter.ts';
import { renderLetter } from '../render.ts';
import { inSentence } from '../typed-by-people.ts';
import { noticeWords, type NoticeKind } from './account-notice-words.ts';
import { dateInWords } from './date-in-words.ts';

export type AccountNoticeProps = {
  branding: Branding;
  kind: NoticeKind;
  /** whose account it is */
  name: string;
  at: Date;
  /** IANA name; the mail says which */
  timeZone: string;
  /** what it was done with, where that is still known */
  device: { browser: string | null; os: string | null } | null;
  ip: string | null;
  /** the settings page; it asks for sign-in, the mail itself lets nobody in */
  url: string;
  locale: Locale;
};

/** Tells somebody of a change to their own account. */
export function renderAccountNotice(props: AccountNoticeProps): Promise<RenderedMail> {
  const { branding, kind, locale, url } = props;
  const { event, frame } = noticeWords[locale];
  const { subject, heading, button, advice } = event[kind];
  const when = dateInWords(props.at, locale, props.timeZone);
  const product = inSentence(branding.productName);
  const letter: Letter = {
    locale,
    subject,
    heading,
    body: [frame.happened(inSentence(props.name), product, when), ...placeOf(props, frame), advice],
    action: { label: button, hint: frame.hint, url },
    reason: frame.reason(product),
    supportLabel: frame.supportLabel,
  };
  return renderLetter(letter, branding);
}

/** One sentence on the device and the network, of what is known of them. */
function placeOf({ device, ip }: AccountNoticeProps, frame: (typeof noticeWords)['en']['frame']): string[] {
  const parts = [device?.browser, device?.os, ip].filter((part) => part !== null && part !== undefined);
  return parts.length === 0 ? [] : [frame.place(parts.map(inSentence).join(', '))];
}
