import type { Frame, Locale, RenderedMail } from '../email-content.ts';
import { renderFramed, type Texts } from '../render.ts';
import { clean, inSentence, unlinkable } from '../typed-by-people.ts';
import { formatDate } from './format-date.ts';

export type PasswordResetProps = Frame & {
  /** the whole link, token included */
  url: string;
  expiresAt: Date;
};

const texts: Record<Locale, (values: { product: string; until: string }) => Texts> = {
  en: ({ product, until }) => ({
    preheader: `The link works once, until ${until}.`,
    heading: 'Choose a new password',
    body: [
      `We received a request to reset the password of your ${product} account.`,
      `The link works once, until ${until}. Choosing a new password signs you out everywhere.`,
    ],
    button: 'Choose a new password',
    reason:
      'If you didn’t request this, you can ignore this e-mail: your password stays the same. Don’t share this link with anyone.',
  }),
  de: ({ product, until }) => ({
    preheader: `Der Link funktioniert einmal, bis ${until}.`,
    heading: 'Neues Passwort wählen',
    body: [
      `Für Ihr Konto bei ${product} wurde ein neues Passwort angefordert.`,
      `Der Link funktioniert einmal, bis ${until}. Mit dem neuen Passwort werden Sie überall abgemeldet.`,
    ],
    button: 'Neues Passwort wählen',
    reason:
      'Falls Sie das nicht angefordert haben, ignorieren Sie diese E-Mail: Ihr Passwort bleibt unverändert. Geben Sie diesen Link nicht weiter.',
  }),
};

const subjects: Record<Locale, (product: string) => string> = {
  en: (product) => `Reset your ${product} password`,
  de: (product) => `Passwort für ${product} zurücksetzen`,
};

/** The mail that carries a reset link. */
export function renderPasswordReset({ url, expiresAt, ...frame }: PasswordResetProps): Promise<RenderedMail> {
  const { locale, branding } = frame;
  return renderFramed(frame, {
    ...texts[locale]({ product: inSentence(branding.productName), until: formatDate(expiresAt, frame) }),
    subject: subjects[locale](unlinkable(clean(branding.productName))),
    url,
  });
}
