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
  /** IANA name; the mail shows it */
  timeZone: string;
  /** the device it was done with, where known */
  device: { browser: string | null; os: string | null } | null;
  ip: string | null;
  /** the settings page, which asks for sign-in: the mail itself lets nobody in */
  url: string;
  locale: Locale;
};

/** The mail that notifies a person of a change to their own account. */
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

/** Describes device and network as far as they are known; empty when neither is. An IP address is not linked and can be copied. */
function placeOf(
  { device, ip }: AccountNoticeProps,
  inWords: (browser: string, os: string) => string,
): string {
  const named = [device?.browser ?? '', device?.os ?? ''].map(inSentence).filter((part) => part !== '');
  const [browser, os] = named;
  const machine = browser !== undefined && os !== undefined ? [inWords(browser, os)] : named;
  return [...machine, ...(ip === null ? [] : [clean(ip)])].join(', ');
}
