import type { Branding, EmailContent, Locale, RenderedMail } from '../email-content.ts';
import { renderEmail } from '../render.ts';
import { clean, inSentence, unlinkable } from '../typed-by-people.ts';
import { formatDate } from './format-date.ts';
import { frameTexts } from './frame-texts.ts';

export type PasswordResetProps = {
  branding: Branding;
  /** the whole link, token included */
  url: string;
  expiresAt: Date;
  locale: Locale;
  /** IANA name; default UTC, and the mail shows which */
  timeZone?: string | undefined;
};

type Texts = Pick<EmailContent, 'heading' | 'body' | 'reason' | 'preheader'> & { button: string };

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
export function renderPasswordReset({
  branding,
  url,
  expiresAt,
  locale,
  timeZone,
}: PasswordResetProps): Promise<RenderedMail> {
  const { button, ...said } = texts[locale]({
    product: inSentence(branding.productName),
    until: formatDate(expiresAt, locale, timeZone),
  });
  const subject = subjects[locale](unlinkable(clean(branding.productName)));
  const { hint, supportLabel } = frameTexts[locale];
  return renderEmail(
    { locale, subject, ...said, supportLabel, action: { label: button, hint, url } },
    branding,
  );
}
