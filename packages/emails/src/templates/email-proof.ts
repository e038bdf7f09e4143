import type { Branding, EmailContent, Locale, RenderedMail } from '../email-content.ts';
import { renderEmail } from '../render.ts';
import { clean, inSentence, unlinkable } from '../typed-by-people.ts';
import { formatDate } from './format-date.ts';
import { frameTexts } from './frame-texts.ts';

export type EmailProofProps = {
  branding: Branding;
  /** digits */
  code: string;
  expiresAt: Date;
  locale: Locale;
  /** IANA name; default UTC, and the mail shows which */
  timeZone?: string | undefined;
};

type Texts = Pick<EmailContent, 'heading' | 'body' | 'reason' | 'preheader'>;

const texts: Record<Locale, (values: { product: string; until: string }) => Texts> = {
  en: ({ product, until }) => ({
    preheader: `Enter the code in ${product} by ${until}.`,
    heading: 'Confirm your e-mail address',
    body: [
      `Enter this code in ${product} to confirm that this address is yours.`,
      `The code works once, until ${until}.`,
    ],
    reason: 'If you didn’t request this, you can ignore this e-mail. Don’t share the code with anyone.',
  }),
  de: ({ product, until }) => ({
    preheader: `Geben Sie den Code bis ${until} bei ${product} ein.`,
    heading: 'E-Mail-Adresse bestätigen',
    body: [
      `Geben Sie diesen Code ein, um bei ${product} zu bestätigen, dass diese Adresse Ihnen gehört.`,
      `Der Code funktioniert einmal, bis ${until}.`,
    ],
    reason:
      'Falls Sie das nicht angefordert haben, ignorieren Sie diese E-Mail. Geben Sie den Code nicht weiter.',
  }),
};

const subjects: Record<Locale, (product: string) => string> = {
  en: (product) => `Your ${product} confirmation code`,
  de: (product) => `Ihr Bestätigungscode für ${product}`,
};

/** The mail with the code that proves an address. The subject omits the code, because locked screens show subjects. */
export function renderEmailProof({
  branding,
  code,
  expiresAt,
  locale,
  timeZone,
}: EmailProofProps): Promise<RenderedMail> {
  const said = texts[locale]({
    product: inSentence(branding.productName),
    until: formatDate(expiresAt, locale, timeZone),
  });
  const subject = subjects[locale](unlinkable(clean(branding.productName)));
  const { supportLabel } = frameTexts[locale];
  return renderEmail({ locale, subject, ...said, supportLabel, code }, branding);
}
