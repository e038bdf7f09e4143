import type { Branding, Letter, Locale, RenderedMail } from '../letter.ts';
import { renderLetter } from '../render.ts';
import { clean, inSentence } from '../typed-by-people.ts';
import { dateInWords } from './date-in-words.ts';

export type EmailProofProps = {
  branding: Branding;
  /** digits */
  code: string;
  expiresAt: Date;
  locale: Locale;
};

type Words = Pick<Letter, 'heading' | 'body' | 'reason' | 'supportLabel'>;

const words: Record<Locale, (values: { product: string; until: string }) => Words> = {
  en: ({ product, until }) => ({
    heading: 'Prove your e-mail address',
    body: [
      `Somebody who is signed in to ${product} says that this is their address. If it is you, enter this code there.`,
      `It can be used once, until ${until}.`,
    ],
    reason:
      'If it was not you, ignore this mail and give the code to nobody: whoever has it can act under your address.',
    supportLabel: 'Get help',
  }),
  de: ({ product, until }) => ({
    heading: 'E-Mail-Adresse bestätigen',
    body: [
      `Jemand ist bei ${product} angemeldet und gibt diese Adresse als die eigene an. Wenn Sie das sind, geben Sie dort diesen Code ein.`,
      `Er kann einmal verwendet werden, bis ${until}.`,
    ],
    reason:
      'Wenn Sie das nicht waren, ignorieren Sie diese E-Mail und geben Sie den Code niemandem: Wer ihn hat, kann unter Ihrer Adresse handeln.',
    supportLabel: 'Hilfe',
  }),
};

const subjects: Record<Locale, (product: string) => string> = {
  en: (product) => `Your code for ${product}`,
  de: (product) => `Ihr Code für ${product}`,
};

/** The mail that carries the code by which an address is proven. The code is not in the subject, which shows on locked screens. */
export function renderEmailProof({
  branding,
  code,
  expiresAt,
  locale,
}: EmailProofProps): Promise<RenderedMail> {
  const said = words[locale]({
    product: inSentence(branding.productName),
    until: dateInWords(expiresAt, locale),
  });
  return renderLetter(
    { locale, subject: subjects[locale](clean(branding.productName)), ...said, code },
    branding,
  );
}
