import type { Frame, Locale, RenderedMail } from '../email-content.ts';
import { renderFramed, type Texts } from '../render.ts';
import { clean, inSentence, unlinkable } from '../typed-by-people.ts';
import { formatDate } from './format-date.ts';

export type EmailProofProps = Frame & {
  /** digits */
  code: string;
  expiresAt: Date;
};

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
export function renderEmailProof({ code, expiresAt, ...frame }: EmailProofProps): Promise<RenderedMail> {
  const { locale, branding } = frame;
  return renderFramed(frame, {
    ...texts[locale]({ product: inSentence(branding.productName), until: formatDate(expiresAt, frame) }),
    subject: subjects[locale](unlinkable(clean(branding.productName))),
    code,
  });
}
