import type { Branding, EmailContent, Locale, RenderedMail } from '../email-content.ts';
import { renderEmail } from '../render.ts';
import { clean, inSentence } from '../typed-by-people.ts';
import { noticeTexts, type NoticeKind } from './account-notice-texts.ts';
import { formatDate } from './format-date.ts';
import { frameTexts } from './frame-texts.ts';

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
  const { event, frame } = noticeTexts[locale];
  const { subject, happened, button, advice } = event[kind];
  const when = formatDate(props.at, locale, props.timeZone);
  const product = inSentence(branding.productName);
  const place = placeOf(props, frame.device);
  const { hint, supportLabel } = frameTexts[locale];
  const content: EmailContent = {
    locale,
    subject,
    preheader: [place, when].filter((part) => part !== '').join(' · '),
    heading: subject,
    body: [
      frame.greeting(inSentence(props.name)),
      happened(product, when),
      ...(place === '' ? [] : [frame.place(place)]),
      advice,
    ],
    action: { label: button, hint, url },
    reason: frame.reason(product),
    supportLabel,
  };
  return renderEmail(content, branding);
}

/** Device and network, of what is known of them; empty for nothing. An IP address is no link, and is there to be copied. */
function placeOf(
  { device, ip }: AccountNoticeProps,
  inWords: (browser: string, os: string) => string,
): string {
  const named = [device?.browser ?? '', device?.os ?? ''].map(inSentence).filter((part) => part !== '');
  const [browser, os] = named;
  const machine = browser !== undefined && os !== undefined ? [inWords(browser, os)] : named;
  return [...machine, ...(ip === null ? [] : [clean(ip)])].join(', ');
}
