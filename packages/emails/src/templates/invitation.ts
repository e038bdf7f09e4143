import type { Branding, Letter, Locale, RenderedMail } from '../letter.ts';
import { renderLetter } from '../render.ts';
import { clean, inSentence } from '../typed-by-people.ts';
import { dateInWords } from './date-in-words.ts';

export type InvitationProps = {
  branding: Branding;
  inviterName: string;
  organisationName: string;
  /** the role's name in the mail's language */
  roleLabel: string;
  /** the whole link, token included */
  url: string;
  expiresAt: Date;
  locale: Locale;
  /** IANA name for the date of expiry; default UTC, which the mail then says */
  timeZone?: string;
};

type Values = { inviter: string; organisation: string; role: string; product: string; until: string };
type Words = Pick<Letter, 'heading' | 'body' | 'reason' | 'supportLabel'> & { button: string; hint: string };

const words: Record<Locale, (values: Values) => Words> = {
  en: ({ inviter, organisation, role, product, until }) => ({
    heading: `Join ${organisation}`,
    body: [
      `${inviter} invites you to ${organisation} on ${product}. Your role will be: ${role}.`,
      `The link can be used once, until ${until}.`,
    ],
    button: 'Accept the invitation',
    hint: 'If the button does not work, open this address:',
    reason:
      `You get this mail because ${inviter} entered your address in ${product}. ` +
      'If you did not expect it, you can ignore it: nothing happens without you.',
    supportLabel: 'Get help',
  }),
  de: ({ inviter, organisation, role, product, until }) => ({
    heading: `Einladung zu ${organisation}`,
    body: [
      `${inviter} lädt Sie bei ${product} zu ${organisation} ein. Ihre Rolle: ${role}.`,
      `Der Link kann einmal verwendet werden, bis ${until}.`,
    ],
    button: 'Einladung annehmen',
    hint: 'Wenn die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse:',
    reason:
      `Sie erhalten diese E-Mail, weil ${inviter} Ihre Adresse bei ${product} eingetragen hat. ` +
      'Wenn Sie sie nicht erwartet haben, können Sie sie ignorieren: Ohne Ihr Zutun geschieht nichts.',
    supportLabel: 'Hilfe',
  }),
};

const subjects: Record<Locale, (inviter: string, organisation: string) => string> = {
  en: (inviter, organisation) => `${inviter} invites you to ${organisation}`,
  de: (inviter, organisation) => `${inviter} lädt Sie zu ${organisation} ein`,
};

/** The mail that carries an invitation's link to its address. */
export function renderInvitation(props: InvitationProps): Promise<RenderedMail> {
  const { branding, locale, url } = props;
  const { button, hint, ...said } = words[locale]({
    inviter: inSentence(props.inviterName),
    organisation: inSentence(props.organisationName),
    role: inSentence(props.roleLabel),
    product: inSentence(branding.productName),
    until: dateInWords(props.expiresAt, locale, props.timeZone),
  });
  const subject = subjects[locale](clean(props.inviterName), clean(props.organisationName));
  return renderLetter({ locale, subject, ...said, action: { label: button, hint, url } }, branding);
}
