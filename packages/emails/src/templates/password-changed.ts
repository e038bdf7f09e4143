import type { Branding, Letter, Locale, RenderedMail } from '../letter.ts';
import { renderLetter } from '../render.ts';
import { clean, inSentence } from '../typed-by-people.ts';

export type PasswordChangedProps = {
  branding: Branding;
  /** the page where a reset is asked for; the mail itself lets nobody in */
  forgotPasswordUrl: string;
  locale: Locale;
};

type Words = Pick<Letter, 'heading' | 'body' | 'reason' | 'supportLabel'> & { button: string; hint: string };

const words: Record<Locale, (product: string) => Words> = {
  en: (product) => ({
    heading: 'Your password was changed',
    body: [
      `Your account on ${product} has a new password. Browsers that were signed in with the old one are signed out.`,
      'If it was you, there is nothing to do. If not, reset the password at once and tell your administrator.',
    ],
    button: 'It was not me: reset it',
    hint: 'If the button does not work, open this address:',
    reason: `You get this mail because you have an account on ${product}. It is sent at every change of the password.`,
    supportLabel: 'Get help',
  }),
  de: (product) => ({
    heading: 'Ihr Passwort wurde geändert',
    body: [
      `Ihr Konto bei ${product} hat ein neues Passwort. Browser, die mit dem alten angemeldet waren, sind abgemeldet.`,
      'Wenn Sie das waren, ist nichts zu tun. Wenn nicht, setzen Sie das Passwort sofort zurück und sagen Sie Ihrer Administration Bescheid.',
    ],
    button: 'Das war ich nicht: zurücksetzen',
    hint: 'Wenn die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse:',
    reason: `Sie erhalten diese E-Mail, weil Sie ein Konto bei ${product} haben. Sie wird bei jeder Änderung des Passworts versandt.`,
    supportLabel: 'Hilfe',
  }),
};

const subjects: Record<Locale, (product: string) => string> = {
  en: (product) => `Your password for ${product} was changed`,
  de: (product) => `Ihr Passwort für ${product} wurde geändert`,
};

/** Tells a person that their password is another one now, however that came about. */
export function renderPasswordChanged({
  branding,
  forgotPasswordUrl: url,
  locale,
}: PasswordChangedProps): Promise<RenderedMail> {
  const { button, hint, ...said } = words[locale](inSentence(branding.productName));
  const subject = subjects[locale](clean(branding.productName));
  return renderLetter({ locale, subject, ...said, action: { label: button, hint, url } }, branding);
}
