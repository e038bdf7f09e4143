import type { Frame, Locale, RenderedMail } from '../email-content.ts';
import { renderFramed, type Texts } from '../render.ts';
import { clean, inSentence, unlinkable } from '../typed-by-people.ts';
import { formatDate } from './format-date.ts';
import { roleLabel } from './role-labels.ts';

export type InvitationProps = Frame & {
  inviterName: string;
  /** the inviter's address, so that the reader can ask; null where it is unknown */
  inviterEmail?: string | null;
  organisationName: string;
  role: string;
  /** the whole link, token included */
  url: string;
  expiresAt: Date;
};

export type Values = {
  inviter: string;
  /** with the address, where it is known, so that the reader can ask */
  inviterInFull: string;
  organisation: string;
  role: string;
  product: string;
  until: string;
};

/** The texts in which the two mails about one invitation differ. */
export type InvitationTexts = Record<
  Locale,
  (values: Values) => Texts & {
    /** the names are made unlinkable: some programs make links of a subject too */
    subject: (inviter: string, organisation: string) => string;
  }
>;

const texts: InvitationTexts = {
  en: ({ inviter, inviterInFull, organisation, role, product, until }) => ({
    subject: (by, to) => `${by} invites you to join ${to}`,
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
    subject: (by, to) => `${by} lädt Sie zu ${to} ein`,
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

/** The mail that carries an invitation's link. */
export const renderInvitation = (props: InvitationProps): Promise<RenderedMail> =>
  renderAboutInvitation(props, texts);

/** Renders one of the mails about an invitation. */
export function renderAboutInvitation(props: InvitationProps, about: InvitationTexts): Promise<RenderedMail> {
  const { locale, inviterName, inviterEmail, organisationName } = props;
  const inviter = inSentence(inviterName);
  const { subject, ...said } = about[locale]({
    inviter,
    inviterInFull: inviterEmail ? `${inviter} (${clean(inviterEmail)})` : inviter,
    organisation: inSentence(organisationName),
    role: inSentence(roleLabel(props.role, locale)),
    product: inSentence(props.branding.productName),
    until: formatDate(props.expiresAt, props),
  });
  const plain = (name: string) => unlinkable(clean(name));
  return renderFramed(props, {
    ...said,
    subject: subject(plain(inviterName), plain(organisationName)),
    url: props.url,
  });
}
