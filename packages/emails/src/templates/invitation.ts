import type { Branding, EmailContent, Locale, RenderedMail } from '../email-content.ts';
import { renderEmail } from '../render.ts';
import { clean, inSentence, unlinkable } from '../typed-by-people.ts';
import { formatDate } from './format-date.ts';
import { frameTexts } from './frame-texts.ts';

export type InvitationProps = {
  branding: Branding;
  inviterName: string;
  /** the inviter's address, so that the reader can ask; null where it is unknown */
  inviterEmail?: string | null;
  organisationName: string;
  /** the role's name in the mail's language */
  roleLabel: string;
  /** the whole link, token included */
  url: string;
  expiresAt: Date;
  locale: Locale;
  /** IANA name for the date of expiry; default UTC, and the mail shows which */
  timeZone?: string;
};

type Values = {
  inviter: string;
  /** with the address, where it is known */
  inviterInFull: string;
  organisation: string;
  role: string;
  product: string;
  until: string;
};
type Texts = Pick<EmailContent, 'heading' | 'body' | 'reason' | 'preheader'> & { button: string };

const texts: Record<Locale, (values: Values) => Texts> = {
  en: ({ inviter, inviterInFull, organisation, role, product, until }) => ({
    preheader: `${role} · accept by ${until}`,
    heading: `Join ${organisation}`,
    body: [
      `${inviter} invites you to join ${organisation} on ${product}, the portal where teams and their clients manage access and services. Your role: ${role}.`,
      `Accept by ${until}. The link works once.`,
    ],
    button: 'Accept the invitation',
    reason: `You’re receiving this because ${inviterInFull} invited you. If you weren’t expecting it, ignore it: no account is created unless you accept.`,
  }),
  de: ({ inviter, inviterInFull, organisation, role, product, until }) => ({
    preheader: `${role} · gültig bis ${until}`,
    heading: `Einladung zu ${organisation}`,
    body: [
      `${inviter} lädt Sie zu ${organisation} auf ${product} ein, dem Portal, in dem Teams und ihre Kunden Zugänge und Dienste verwalten. Ihre Rolle: ${role}.`,
      `Nehmen Sie die Einladung bis ${until} an. Der Link funktioniert einmal.`,
    ],
    button: 'Einladung annehmen',
    reason: `Sie erhalten diese E-Mail, weil ${inviterInFull} Sie eingeladen hat. Falls Sie nicht damit gerechnet haben, ignorieren Sie sie: Ohne Ihre Zusage wird kein Konto angelegt.`,
  }),
};

const subjects: Record<Locale, (inviter: string, organisation: string) => string> = {
  en: (inviter, organisation) => `${inviter} invites you to join ${organisation}`,
  de: (inviter, organisation) => `${inviter} lädt Sie zu ${organisation} ein`,
};

/** The inviter with their address, where it is known, so that the reader can ask. */
export function inviterInFull({ inviterName, inviterEmail }: InvitationProps): string {
  const inviter = inSentence(inviterName);
  return inviterEmail ? `${inviter} (${clean(inviterEmail)})` : inviter;
}

/** The mail that carries an invitation's link. */
export function renderInvitation(props: InvitationProps): Promise<RenderedMail> {
  const { branding, locale, url } = props;
  const { button, ...said } = texts[locale]({
    inviter: inSentence(props.inviterName),
    inviterInFull: inviterInFull(props),
    organisation: inSentence(props.organisationName),
    role: inSentence(props.roleLabel),
    product: inSentence(branding.productName),
    until: formatDate(props.expiresAt, locale, props.timeZone),
  });
  // Some programs make links of subjects too.
  const subject = subjects[locale](
    unlinkable(clean(props.inviterName)),
    unlinkable(clean(props.organisationName)),
  );
  const { hint, supportLabel } = frameTexts[locale];
  return renderEmail(
    { locale, subject, ...said, supportLabel, action: { label: button, hint, url } },
    branding,
  );
}
