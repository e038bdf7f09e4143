import type { Branding, Letter, Locale, RenderedMail } from '../letter.ts';
import { renderLetter } from '../render.ts';
import { clean, inSentence } from '../typed-by-people.ts';
import { dateInWords } from './date-in-words.ts';

export type PasswordResetProps = {
  branding: Branding;
  /** the whole link, token included */
  url: string;
  expiresAt: Date;
  locale: Locale;
};

type Words = Pick<Letter, 'heading' | 'body' | 'reason' | 'supportLabel'> & { button: string; hint: string };

const words: Record<Locale, (values: { product: string; until: string }) => Words> = {
  en: ({ product, until }) => ({
    heading: 'Choose a new password',
    body: [
      `Somebody asked to reset the password of your account on ${product}.`,
      `The link can be used once, until ${until}. It ends all your sessions; then sign in with the new password.`,
    ],
    button: 'Choose a new password',
    hint: 'If the button does not work, open this address:',
    reason:
      'If it was not you, ignore this mail: your password stays as it is. Never pass the link on, whoever asks for it.',
    supportLabel: 'Get help',
  }),
  de: ({ product, until }) => ({
    heading: 'Neues Passwort wählen',
    body: [
      `Für Ihr Konto bei ${product} wurde ein neues Passwort angefordert.`,
      `Der Link kann einmal verwendet werden, bis ${until}. Er beendet alle Ihre Sitzungen; melden Sie sich danach mit dem neuen Passwort an.`,
    ],
    button: 'Neues Passwort wählen',
    hint: 'Wenn die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse:',
    reason:
      'Wenn Sie das nicht waren, ignorieren Sie diese E-Mail: Ihr Passwort bleibt, wie es ist. Geben Sie den Link nie weiter, wer auch danach fragt.',
    supportLabel: 'Hilfe',
  }),
};

const subjects: Record<Locale, (product: string) => string> = {
  en: (product) => `Reset your password for ${product}`,
  de: (product) => `Passwort für ${product} zurücksetzen`,
};

/** The mail that carries a reset's link to the account's address. */
export function renderPasswordReset({
  branding,
  url,
  expiresAt,
  locale,
}: PasswordResetProps): Promise<RenderedMail> {
  const { button, hint, ...said } = words[locale]({
    product: inSentence(branding.productName),
    until: dateInWords(expiresAt, locale),
  });
  const subject = subjects[locale](clean(branding.productName));
  return renderLetter({ locale, subject, ...said, action: { label: button, hint, url } }, branding);
}
