import type { Frame, RenderedMail } from '../email-content.ts';
import { renderFramed } from '../render.ts';
import { clean, inSentence } from '../typed-by-people.ts';
import { noticeTexts, type NoticeKind } from './account-notice-texts.ts';
import { formatDate } from './format-date.ts';

export type AccountNoticeProps = Frame & {
  kind: NoticeKind;
  /** whose account it is */
  name: string;
  at: Date;
  /** the device it was done with, where known */
  device: { browser: string | null; os: string | null } | null;
  ip: string | null;
  /** the settings page, which asks for sign-in: the mail itself lets nobody in */
  url: string;
};

/** The mail that notifies a person of a change to their own account. */
export function renderAccountNotice(props: AccountNoticeProps): Promise<RenderedMail> {
  const { branding, kind, locale, url } = props;
  const { event, frame } = noticeTexts[locale];
  const { subject, happened, button, advice } = event[kind];
  const when = formatDate(props.at, props);
  const product = inSentence(branding.productName);
  const place = placeOf(props, frame.device);
  return renderFramed(props, {
    subject,
    preheader: [place, when].filter((part) => part !== '').join(' · '),
    heading: subject,
    body: [
      frame.greeting(inSentence(props.name)),
      happened(product, when),
      ...(place === '' ? [] : [frame.place(place)]),
      advice,
    ],
    button,
    url,
    reason: frame.reason(product),
  });
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
